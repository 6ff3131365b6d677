import type { Firestore } from '@google-cloud/firestore'
import type { ObjectFinder } from '../platform/object-finder.ts'
import type { Publish } from '../platform/publish.ts'
import { joinSweepings, type Sweeping } from '../platform/sweeping.ts'
import { createCatalogueStore } from './catalogue/store.ts'
import { createCatalogueSweeping } from './catalogue/sweeping.ts'
import { createCategoryStore } from './categories/store.ts'
import { createExpiry } from './checkout/expiring.ts'
import { createDiscountStore } from './discounts/store.ts'
import { createFaqStore } from './faqs/store.ts'
import { createImportStore } from './imports/store.ts'
import { createSweeping as importSweeping } from './imports/sweeping.ts'
import { createOrderStore } from './orders/store.ts'
import { createSweeping as orderSweeping } from './orders/sweeping.ts'
import { createProductStore } from './products/store.ts'
import { trashSweeping } from './short-lists/sweeping.ts'

export interface ShopSweepingDeps {
  firestore: Firestore
  documents: ObjectFinder
  publish: Publish
  now: () => number
  newId: () => string
}

/** One line for each subject that may get stuck. */
export function createSweeping({ firestore, documents, publish, now }: ShopSweepingDeps): Sweeping {
  const orders = createOrderStore(firestore, now)
  return joinSweepings({
    catalogues: createCatalogueSweeping({ store: createCatalogueStore(firestore, now), publish }),
    products: trashSweeping({ store: createProductStore(firestore, now), now }),
    categories: trashSweeping({ store: createCategoryStore(firestore, now), now }),
    faqs: trashSweeping({ store: createFaqStore(firestore, now), now }),
    discounts: trashSweeping({ store: createDiscountStore(firestore, now), now }),
    imports: importSweeping({
      store: createImportStore(firestore, now),
      documents,
      publish,
      now,
    }) as Sweeping,
    orders: orderSweeping({
      store: orders,
      publish,
      expire: createExpiry({ store: orders, publish, now }),
      now,
    }),
  })
}
