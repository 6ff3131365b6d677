import type { DatabaseIndexes } from '../../platform/indexes.ts'
import { shortListIndexes } from '../short-lists/indexes.ts'
import { FAQS } from './record.ts'

export const faqIndexes: DatabaseIndexes = shortListIndexes(FAQS, {
  isOrdered: true,
  unasked: 'addedAt answer facets position question trashedAt',
})
