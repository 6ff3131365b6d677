import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { connectBuckets, connectFirestore } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { createLog } from '../../services/platform/log.ts'
import { resourceConfig } from '../../services/platform/resources.ts'
import { startTelemetry } from '../../services/platform/telemetry/telemetry.ts'
import { CatalogueDiscarded } from '../../services/shop/events.ts'
import { createRemoving } from '../../services/shop/imports/removing.ts'
import { createImportStore } from '../../services/shop/imports/store.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(Type.Object({ ...processConfig, ...resourceConfig(trigger) }))
startTelemetry(config)
const [firestore, buckets] = await Promise.all([connectFirestore(config), connectBuckets(trigger, config)])

const handle = createHandler({
  removing: createRemoving({ store: createImportStore(firestore, Date.now) }),
  documents: buckets.documents,
  papers: buckets.papers,
})

cloudEvent(
  trigger.name,
  eventHandler({
    trigger,
    schema: CatalogueDiscarded,
    handle,
    log: createLog(config),
    failures: createFailures(firestore),
  }),
)
