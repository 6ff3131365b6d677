import type { Firestore } from '@google-cloud/firestore'
import type { ObjectFinder } from '../platform/object-finder.ts'
import type { Publish } from '../platform/publish.ts'
import { joinSweepings, type Sweeping } from '../platform/sweeping.ts'
import { createCatalogueStore } from './catalogue/store.ts'
import { createCatalogueSweeping } from './catalogue/sweeping.ts'
import { createProductStore } from './products/store.ts'
import { createSweeping as productSweeping } from './products/sweeping.ts'

export interface ShopSweepingDeps {
  firestore: Firestore
  documents: ObjectFinder
  publish: Publish
  now: () => number
  newId: () => string
}

/** One line for each subject that may get stuck. */
export const createSweeping = ({ firestore, publish, now }: ShopSweepingDeps): Sweeping =>
  joinSweepings({
    catalogues: createCatalogueSweeping({ store: createCatalogueStore(firestore, now), publish }),
    products: productSweeping({ store: createProductStore(firestore, now), now }),
  })
