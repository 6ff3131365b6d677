import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { type Forgetting, joinForgettings, recordForgetting } from '../platform/forgetting.ts'
import { cartForgetting } from './carts/forgetting.ts'
import { CARTS } from './carts/record.ts'
import { CATALOGUES } from './catalogue/record.ts'
import { CATEGORIES } from './categories/record.ts'
import { DISCOUNTS } from './discounts/record.ts'
import { DISCOUNT_USES } from './discounts/uses.ts'
import { FAQS } from './faqs/record.ts'
import { PERIODS, SALES } from './figures/record.ts'
import { DAYS, MAKINGS } from './images/record.ts'
import { IMPORTS } from './imports/record.ts'
import { INVOICE_COUNTERS } from './invoices/issuing.ts'
import { customerForgetting } from './orders/customer-forgetting.ts'
import { ORDERS } from './orders/store.ts'
import { PAGES } from './pages/record.ts'
import { ownerPrefix, STORING } from './paths.ts'
import { STRIPE_ACCOUNTS } from './payments/stripe-accounts.ts'
import { TEST_CHARGES } from './payments/test-charges.ts'
import { PRODUCTS } from './products/record.ts'
import { SHOP_COUNTS } from './shops/counts.ts'
import { SHOPS } from './shops/record.ts'
import { SHOP_HANDLES } from './shops/store.ts'
import { STOCK } from './stock/record.ts'

export interface ForgettingDeps {
  firestore: Firestore
  documents: Bucket
  papers: Bucket
}

/** The shop goes first, so that nobody buys while the rest is removed. */
export const createForgetting = ({ firestore, documents, papers }: ForgettingDeps): Forgetting =>
  joinForgettings([
    recordForgetting({
      firestore,
      counted: { shops: SHOPS, products: PRODUCTS },
      collections: [
        SHOPS,
        SHOP_HANDLES,
        SHOP_COUNTS,
        // Before what they write: without its import a run stops.
        IMPORTS,
        PRODUCTS,
        CATEGORIES,
        FAQS,
        PAGES,
        DISCOUNTS,
        DISCOUNT_USES,
        STOCK,
        CATALOGUES,
        CARTS,
        ORDERS,
        STRIPE_ACCOUNTS,
        TEST_CHARGES,
        PERIODS,
        SALES,
        INVOICE_COUNTERS,
        MAKINGS,
        DAYS,
      ],
      objects: STORING.flatMap((subject) =>
        [documents, papers].map((bucket) => ({
          bucket,
          prefix: (accountId: string) => ownerPrefix(subject, accountId),
        })),
      ),
    }),
    customerForgetting(firestore),
    cartForgetting(firestore),
  ])
