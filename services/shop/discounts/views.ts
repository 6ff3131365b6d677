import type { DiscountRecord } from './record.ts'
import type { Discount } from './schemas.ts'

export function toDiscount(discount: DiscountRecord, uses: number): Discount {
  const { id, title, code, kind, value, productIds, categoryIds, minTotal, startsAt, endsAt } = discount
  const { maxUses, maxUsesPerCustomer, isActive, addedAt, updatedAt } = discount
  return {
    ...{ id, title, code, kind, value, productIds, categoryIds, minTotal, startsAt, endsAt },
    ...{ maxUses, maxUsesPerCustomer, isActive, uses, addedAt, updatedAt },
  }
}
