import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { photoDiscarded } from '../../services/photos/events.ts'
import { createProcessing } from '../../services/photos/processing.ts'
import { createMaking } from '../../services/photos/rendering/making.ts'
import { createRenderers } from '../../services/photos/rendering/renderers.ts'
import { createPhotoStore } from '../../services/photos/store.ts'
import { connectBuckets, connectFirestore, connectPubsub } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { figureTeller } from '../../services/platform/figures.ts'
import { createLog } from '../../services/platform/log.ts'
import { publisher } from '../../services/platform/publish.ts'
import { resourceConfig } from '../../services/platform/resources.ts'
import { startTelemetry } from '../../services/platform/telemetry/telemetry.ts'
import { UploadedObject } from '../../services/platform/uploaded-object.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(Type.Object({ ...processConfig, ...resourceConfig(trigger) }))
startTelemetry(config)
const [firestore, buckets] = await Promise.all([connectFirestore(config), connectBuckets(trigger, config)])
const publish = publisher(() => connectPubsub(config), trigger.publishes)
const log = createLog(config)
const tell = figureTeller(log)

const handle = createHandler({
  photos: createProcessing({
    store: createPhotoStore(firestore, Date.now),
    tellReady: (seconds) => tell('photo-ready', seconds),
  }),
  making: createMaking({
    originals: buckets.originals,
    renditions: buckets.renditions,
    render: createRenderers().render,
  }),
  discard: (photo) => publish(photoDiscarded, photo),
})

cloudEvent(
  trigger.name,
  eventHandler({ trigger, schema: UploadedObject, handle, log, failures: createFailures(firestore) }),
)
