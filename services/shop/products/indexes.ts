import { type DatabaseIndexes, newestFirstIndex, recordIndexes } from '../../platform/indexes.ts'
import { PRODUCTS } from './record.ts'

const records = recordIndexes(PRODUCTS)

/** Texts, and what only comes along; each automatic index would cost storage and a write. */
const unasked = [
  'addedAt attributes categoryIds description facets images metaDescription metaTitle noteLabel options revision',
  'status taxClass title trashedAt variants',
].flatMap((names) => names.split(' '))

export const productIndexes: DatabaseIndexes = {
  composite: [newestFirstIndex(PRODUCTS), ...records.composite],
  ttl: records.ttl,
  exempt: unasked.map((field) => ({ collection: PRODUCTS, field })),
}
