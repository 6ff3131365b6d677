// What an order takes from what is limited.
import { createHash } from 'node:crypto'
import type { AppliedCode, PricedLine } from '../pricing/schemas.ts'
import { type Claim, type UseClaim, unitsOf } from '../stock/reserving.ts'

/** How often a code may be used; null for no limit. */
export interface UseLimits {
  maxUses: number | null
  maxUsesPerCustomer: number | null
}

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
        ...{ id: `${discountId}-${customerOf(order.email)}`, discountId, code },
        limit: limit?.maxUsesPerCustomer ?? null,
      },
    ]
  }),
})

/** A customer is an e-mail address: it is all that a guest has in common with the guest of the last time. */
const customerOf = (email: string) =>
  createHash('sha256').update(email.trim().toLowerCase()).digest('hex').slice(0, 24)

/** What orders contend for: articles, and codes that may run out. */
export const contendedBy = ({ units, uses }: Claim): string[] => [
  ...units.keys(),
  ...uses.flatMap(({ id, limit }) => (limit === null ? [] : [id])),
]
