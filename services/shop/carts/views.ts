import { createHash } from 'node:crypto'
import type { PricingShop } from '../pricing/input.ts'
import type { PriceQuery } from '../pricing/pricing.ts'
import type { Priced } from '../pricing/schemas.ts'
import type { CartContents, CartRecord } from './record.ts'
import type { Cart } from './schemas.ts'

export const destinationOf = (
  { country, shippingMethodId }: CartContents,
  shop: Pick<PricingShop, 'country'>,
): PriceQuery['destination'] => ({ country: country ?? shop.country, shippingMethodId })

export function toCart(
  { revision }: Pick<CartRecord, 'revision'>,
  destination: PriceQuery['destination'],
  priced: Priced,
): Cart {
  return { revision, mark: markOf(priced), destination, ...priced }
}

/** Stands for what a customer is shown: the same prices, quantities and problems have the same mark. */
export function markOf({ lines, problems, totals }: Priced): string {
  const shown = [
    lines.map(({ id, quantity, unitPrice }) => [id, quantity, unitPrice]),
    problems.map(({ kind, lineId, code, now }) => [kind, lineId, code, now]),
    totals.total,
  ]
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 22)
}
