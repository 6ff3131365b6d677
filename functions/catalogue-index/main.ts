import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { connectBuckets, connectFirestore } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { newId } from '../../services/platform/ids.ts'
import { createLog } from '../../services/platform/log.ts'
import { resourceConfig } from '../../services/platform/resources.ts'
import { startTelemetry } from '../../services/platform/telemetry/telemetry.ts'
import { createIndexing } from '../../services/shop/catalogue/indexing.ts'
import { createCatalogueStore } from '../../services/shop/catalogue/store.ts'
import { KnowledgeChanged } from '../../services/shop/events.ts'
import { createShopStore } from '../../services/shop/shops/store.ts'
import { createStockStore } from '../../services/shop/stock/store.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(Type.Object({ ...processConfig, ...resourceConfig(trigger) }))
startTelemetry(config)
const [firestore, buckets] = await Promise.all([connectFirestore(config), connectBuckets(trigger, config)])
const log = createLog(config)

const indexing = createIndexing({
  firestore,
  papers: buckets.papers,
  store: createCatalogueStore(firestore, Date.now),
  shops: createShopStore(firestore, Date.now),
  stock: createStockStore(firestore, Date.now),
  log,
  now: Date.now,
  newId,
})

cloudEvent(
  trigger.name,
  eventHandler({
    trigger,
    schema: KnowledgeChanged,
    handle: createHandler({ indexing }),
    log,
    failures: createFailures(firestore),
  }),
)
