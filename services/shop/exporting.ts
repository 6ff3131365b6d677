import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { type Exporting, joinExports } from '../platform/exporting.ts'
import { createExporting as createCartExporting } from './carts/exporting.ts'
import { createCartStore } from './carts/store.ts'
import { createExporting as productExporting } from './products/exporting.ts'
import { createProductStore } from './products/store.ts'
import { createStockStore } from './stock/store.ts'

export interface ExportingDeps {
  firestore: Firestore
  papers: Bucket
  now: () => number
}

/** One line for each subject of which a person gets a copy. */
export const createExporting = ({ firestore, now }: ExportingDeps): Exporting =>
  joinExports([
    productExporting({
      store: createProductStore(firestore, now),
      stock: createStockStore(firestore, now),
      now,
    }),
    createCartExporting({ store: createCartStore(firestore, now), now }),
  ])
