import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { type Exporting, joinExports } from '../platform/exporting.ts'
import { createExporting as createCartExporting } from './carts/exporting.ts'
import { createCartStore } from './carts/store.ts'
import { createExporting as categoryExporting } from './categories/exporting.ts'
import { createCategoryStore } from './categories/store.ts'
import { createExporting as discountExporting } from './discounts/exporting.ts'
import { createDiscountStore } from './discounts/store.ts'
import { createExporting as faqExporting } from './faqs/exporting.ts'
import { createFaqStore } from './faqs/store.ts'
import { createExporting as importExporting } from './imports/exporting.ts'
import { createImportStore } from './imports/store.ts'
import { createExporting as orderExporting } from './orders/exporting.ts'
import { createOrderStore } from './orders/store.ts'
import { createPageStore } from './pages/store.ts'
import { createExporting as productExporting } from './products/exporting.ts'
import { createProductStore } from './products/store.ts'
import { createExporting as shopExporting } from './shops/exporting.ts'
import { createShopStore } from './shops/store.ts'
import { createStockStore } from './stock/store.ts'

export interface ExportingDeps {
  firestore: Firestore
  documents: Bucket
  papers: Bucket
  now: () => number
}

/** One line for each subject of which a person gets a copy. */
export const createExporting = ({ firestore, documents, papers, now }: ExportingDeps): Exporting =>
  joinExports([
    shopExporting({ store: createShopStore(firestore, now), pages: createPageStore(firestore, now) }),
    categoryExporting({ store: createCategoryStore(firestore, now) }),
    faqExporting({ store: createFaqStore(firestore, now) }),
    discountExporting({ store: createDiscountStore(firestore, now) }),
    productExporting({
      store: createProductStore(firestore, now),
      stock: createStockStore(firestore, now),
      now,
    }),
    importExporting({ store: createImportStore(firestore, now), documents }),
    orderExporting({ store: createOrderStore(firestore, now), papers }),
    createCartExporting({ store: createCartStore(firestore, now), now }),
  ])
