// Everything of which a maker has at most a few hundred.
import type { Firestore } from '@google-cloud/firestore'
import { type CategoriesDeps, createCategories } from '../categories/service.ts'
import { createCategoryStore } from '../categories/store.ts'
import { createDiscounts } from '../discounts/service.ts'
import { createDiscountStore } from '../discounts/store.ts'
import { createDiscountUses } from '../discounts/uses.ts'
import { createFaqs } from '../faqs/service.ts'
import { createFaqStore } from '../faqs/store.ts'

export type ShortListsDeps = Omit<CategoriesDeps, 'store'> & { firestore: Firestore }

export function createShortLists(deps: ShortListsDeps) {
  const { firestore, now } = deps
  return {
    categories: createCategories({ ...deps, store: createCategoryStore(firestore, now) }),
    faqs: createFaqs({ ...deps, store: createFaqStore(firestore, now) }),
    discounts: createDiscounts({
      ...deps,
      store: createDiscountStore(firestore, now),
      uses: createDiscountUses(firestore),
    }),
  }
}
