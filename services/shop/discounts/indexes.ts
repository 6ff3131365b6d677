import type { DatabaseIndexes } from '../../platform/indexes.ts'
import { shortListIndexes } from '../short-lists/indexes.ts'
import { DISCOUNTS } from './record.ts'

// `facets` keeps its automatic index: prices ask for many codes at once, in no order.
export const discountIndexes: DatabaseIndexes = shortListIndexes(DISCOUNTS, {
  isOrdered: false,
  unasked:
    'addedAt categoryIds code endsAt isActive kind maxUses maxUsesPerCustomer minTotal productIds startsAt title trashedAt value',
})
