// The function that keeps catalogues, over a test's database.
import { createHandler } from '../../functions/catalogue-index/handler.ts'
import { newId } from '../platform/ids.ts'
import { createIndexing } from '../shop/catalogue/indexing.ts'
import { createCatalogueStore } from '../shop/catalogue/store.ts'
import { createShopStore } from '../shop/shops/store.ts'
import { createStockStore } from '../shop/stock/store.ts'
import { functionLog } from './test-function-log.ts'
import type { World } from './test-world.ts'

export function catalogueIndex({ firestore, buckets, clock: { now } }: World) {
  const indexing = createIndexing({
    firestore,
    papers: buckets.papers,
    store: createCatalogueStore(firestore, now),
    shops: createShopStore(firestore, now),
    stock: createStockStore(firestore, now),
    log: functionLog('catalogue-index'),
    now,
    newId,
  })
  return createHandler({ indexing })
}
