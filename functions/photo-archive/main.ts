import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { createMaking } from '../../services/photos/archives/making.ts'
import { createSelection } from '../../services/photos/archives/selection.ts'
import { createArchiveStore } from '../../services/photos/archives/store.ts'
import { createListing } from '../../services/photos/browsing.ts'
import { PhotoArchiveDue } from '../../services/photos/events.ts'
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

/** No further step begins after this, so that the last one has minutes. */
const BUDGET_MS = 60_000

const config = loadConfig(Type.Object({ ...processConfig, ...resourceConfig(trigger) }))
startTelemetry(config)
const [firestore, buckets] = await Promise.all([connectFirestore(config), connectBuckets(trigger, config)])
const photos = createPhotoStore(firestore, Date.now)

const handle = createHandler({
  making: createMaking({
    store: createArchiveStore(firestore, Date.now),
    selection: createSelection({ photos, browsing: createListing({ store: photos }) }),
    buckets,
    publish: publisher(() => connectPubsub(config), trigger.publishes),
    now: Date.now,
    budgetMs: BUDGET_MS,
  }),
})

cloudEvent(
  trigger.name,
  eventHandler({
    trigger,
    schema: PhotoArchiveDue,
    handle,
    log: createLog(config),
    failures: createFailures(firestore),
  }),
)
