import { cloudEvent } from '@google-cloud/functions-framework'
import sharp from 'sharp'
import Type from 'typebox'
import { PhotoShareDue, photoShareDue } from '../../services/photos/events.ts'
import { createMarkMakings } from '../../services/photos/links/mark-record.ts'
import { createProofStore } from '../../services/photos/links/proof-store.ts'
import { createLinkRemoval } from '../../services/photos/links/removal.ts'
import { createLinkStore } from '../../services/photos/links/store.ts'
import { createPhotoStore } from '../../services/photos/store.ts'
import { connectBuckets, connectFirestore, connectPubsub } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { createLog } from '../../services/platform/log.ts'
import { publisher } from '../../services/platform/publish.ts'
import { resourceConfig } from '../../services/platform/resources.ts'
import { startTelemetry } from '../../services/platform/telemetry/telemetry.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(Type.Object({ ...processConfig, ...resourceConfig(trigger) }))
startTelemetry(config)
const [firestore, buckets] = await Promise.all([connectFirestore(config), connectBuckets(trigger, config)])
const publish = publisher(() => connectPubsub(config), trigger.publishes)
const now = Date.now
// No two pictures have anything in common.
sharp.cache(false)

const links = createLinkStore(firestore, now)
const handle = createHandler({
  links,
  photos: createPhotoStore(firestore, now),
  makings: createMarkMakings({ firestore, now }),
  removal: createLinkRemoval({
    firestore,
    links,
    proofs: createProofStore(firestore, now),
    renditions: buckets.renditions,
  }),
  renditions: buckets.renditions,
  goOn: (due) => publish(photoShareDue, due),
})

cloudEvent(
  trigger.name,
  eventHandler({
    trigger,
    schema: PhotoShareDue,
    handle,
    log: createLog(config),
    failures: createFailures(firestore),
  }),
)
