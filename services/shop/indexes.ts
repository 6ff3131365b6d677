import type { DatabaseIndexes } from '../platform/indexes.ts'
import { cartIndexes } from './carts/indexes.ts'
import { catalogueIndexes } from './catalogue/indexes.ts'
import { categoryIndexes } from './categories/indexes.ts'
import { discountIndexes } from './discounts/indexes.ts'
import { faqIndexes } from './faqs/indexes.ts'
import { figureIndexes } from './figures/indexes.ts'
import { imageIndexes } from './images/indexes.ts'
import { importIndexes } from './imports/indexes.ts'
import { orderIndexes } from './orders/indexes.ts'
import { pageIndexes } from './pages/indexes.ts'
import { paymentIndexes } from './payments/indexes.ts'
import { productIndexes } from './products/indexes.ts'
import { shopRecordIndexes } from './shops/indexes.ts'
import { stockIndexes } from './stock/indexes.ts'

/** One line for each subject that stores documents. */
const subjects: readonly DatabaseIndexes[] = [
  catalogueIndexes,
  cartIndexes,
  figureIndexes,
  orderIndexes,
  paymentIndexes,
  categoryIndexes,
  discountIndexes,
  faqIndexes,
  pageIndexes,
  productIndexes,
  shopRecordIndexes,
  stockIndexes,
  imageIndexes,
  importIndexes,
]

export const shopIndexes: DatabaseIndexes = {
  composite: unique(subjects.flatMap(({ composite }) => [...composite])),
  ttl: subjects.flatMap(({ ttl }) => [...ttl]),
  exempt: subjects.flatMap(({ exempt }) => [...exempt]),
}

/** A catalogue asks for what other subjects ask for themselves. */
function unique<Index>(indexes: readonly Index[]): Index[] {
  return [...new Map(indexes.map((index) => [JSON.stringify(index), index])).values()]
}
