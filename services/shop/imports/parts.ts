// The parts with which the function that reads catalogues works.
import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import type { Publish } from '../../platform/publish.ts'
import { createCategoryStore } from '../categories/store.ts'
import type { ShopPhotos } from '../images/photos.ts'
import { createLookups } from '../products/looking-up.ts'
import { PRODUCTS } from '../products/record.ts'
import { createProductStore } from '../products/store.ts'
import { createWriteMany } from '../products/writing-many.ts'
import { createCounts } from '../shops/counts.ts'
import { createShopStore } from '../shops/store.ts'
import { createStockStore } from '../stock/store.ts'
import { createComparing } from './comparing.ts'
import { createImporting } from './importing.ts'
import { createImportStore } from './store.ts'
import { createTaking } from './taking.ts'

export interface ImportPartsDeps {
  firestore: Firestore
  papers: Bucket
  photos: Pick<ShopPhotos, 'find'>
  publish: Publish
  now: () => number
}

export function createImportParts(deps: ImportPartsDeps) {
  const { firestore, now } = deps
  const imports = createImportStore(firestore, now)
  const categories = createCategoryStore(firestore, now)
  return {
    imports: createImporting({ store: imports }),
    shops: createShopStore(firestore, now),
    compare: createComparing({
      ...deps,
      products: createLookups(firestore.collection(PRODUCTS)),
      stock: createStockStore(firestore, now),
      categories,
      counts: createCounts(firestore),
    }),
    take: createTaking({
      ...deps,
      imports,
      products: createProductStore(firestore, now),
      writeMany: createWriteMany(firestore, now),
      categories,
    }),
  }
}
