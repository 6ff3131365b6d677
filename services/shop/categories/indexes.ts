import type { DatabaseIndexes } from '../../platform/indexes.ts'
import { shortListIndexes } from '../short-lists/indexes.ts'
import { CATEGORIES } from './record.ts'

// The photo of an image is asked for, to know whether everybody may see it.
export const categoryIndexes: DatabaseIndexes = shortListIndexes(CATEGORIES, {
  isOrdered: true,
  unasked: 'addedAt description facets position slug title trashedAt',
})
