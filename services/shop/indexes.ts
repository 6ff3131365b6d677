import type { DatabaseIndexes } from '../platform/indexes.ts'
import { imageIndexes } from './images/indexes.ts'
import { orderIndexes } from './orders/indexes.ts'
import { paymentIndexes } from './payments/indexes.ts'
import { productIndexes } from './products/indexes.ts'
import { shopRecordIndexes } from './shops/indexes.ts'
import { stockIndexes } from './stock/indexes.ts'

/** One line for each subject that stores documents. */
const subjects: readonly DatabaseIndexes[] = [
  orderIndexes,
  paymentIndexes,
  productIndexes,
  shopRecordIndexes,
  stockIndexes,
  imageIndexes,
]

export const shopIndexes: DatabaseIndexes = {
  composite: subjects.flatMap(({ composite }) => [...composite]),
  ttl: subjects.flatMap(({ ttl }) => [...ttl]),
  exempt: subjects.flatMap(({ exempt }) => [...exempt]),
}
