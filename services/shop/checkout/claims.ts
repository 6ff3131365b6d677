// What an order takes from what is limited.
import { customerUsesId, type UseLimits } from '../discounts/uses.ts'
import type { AppliedCode, PricedLine } from '../pricing/schemas.ts'
import { type Claim, type UseClaim, unitsOf } from '../stock/reserving.ts'

export interface ClaimingOrder {
  lines: readonly PricedLine[]
  codes: readonly AppliedCode[]
  email: string
}

export const claimOf = (order: ClaimingOrder, limits: ReadonlyMap<string, UseLimits>): Claim => ({
  units: unitsOf(order.lines),
  uses: order.codes.flatMap(({ discountId, code }): UseClaim[] => {
    const limit = limits.get(discountId)
    return [
      { id: discountId, discountId, code, limit: limit?.maxUses ?? null },
      {
        ...{ id: customerUsesId(discountId, order.email), discountId, code },
        limit: limit?.maxUsesPerCustomer ?? null,
      },
    ]
  }),
})

/** What orders contend for: articles, and codes that may run out. */
export const contendedBy = ({ units, uses }: Claim): string[] => [
  ...units.keys(),
  ...uses.flatMap(({ id, limit }) => (limit === null ? [] : [id])),
]
