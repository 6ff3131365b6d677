// What orders take from what is limited: units of variants, and uses of codes. Everything here only reckons.
import { available, type StockRecord } from './record.ts'

/** What one order needs. */
export interface Claim {
  /** Units by variant; several lines may draw on one. */
  units: ReadonlyMap<string, number>
  uses: readonly UseClaim[]
}

/** One use of a code, by everybody or by one customer. */
export interface UseClaim {
  /** The count's document. */
  id: string
  discountId: string
  code: string
  /** Null for no limit. */
  limit: number | null
}

/** What is there, as it was read; it changes with every order that is decided. */
export interface Shelf {
  stock: Map<string, StockRecord>
  uses: Map<string, number>
}

/** What an order cannot have. */
export type Shortage =
  | { kind: 'units'; variantId: string; wanted: number; available: number }
  | { kind: 'use'; code: string }

export function unitsOf(lines: readonly { variantId: string; quantity: number }[]): Map<string, number> {
  const units = new Map<string, number>()
  for (const { variantId, quantity } of lines) units.set(variantId, (units.get(variantId) ?? 0) + quantity)
  return units
}

export const shortagesOf = (shelf: Shelf, { units, uses }: Claim): Shortage[] => [
  ...[...units].flatMap(([variantId, wanted]): Shortage[] => {
    const left = leftOf(shelf.stock.get(variantId))
    return left === null || wanted <= left ? [] : [{ kind: 'units', variantId, wanted, available: left }]
  }),
  ...uses.flatMap(({ id, code, limit }): Shortage[] =>
    limit !== null && (shelf.uses.get(id) ?? 0) >= limit ? [{ kind: 'use', code }] : [],
  ),
]

/** Null when it never runs out. */
const leftOf = (stock: StockRecord | undefined): number | null => (stock?.isSold ? available(stock) : 0)

/** Takes everything or, when something is short, nothing. */
export function reserve(shelf: Shelf, claim: Claim): Shortage[] {
  const shortages = shortagesOf(shelf, claim)
  if (shortages.length === 0) move(shelf, claim, 1)
  return shortages
}

export const release = (shelf: Shelf, claim: Claim): void => move(shelf, claim, -1)

function move(shelf: Shelf, { units, uses }: Claim, sign: 1 | -1): void {
  for (const [variantId, quantity] of units) {
    const stock = shelf.stock.get(variantId)
    // A variant that was removed meanwhile has nothing to give back to.
    if (stock)
      shelf.stock.set(variantId, { ...stock, reserved: Math.max(0, stock.reserved + sign * quantity) })
  }
  for (const { id } of uses) shelf.uses.set(id, Math.max(0, (shelf.uses.get(id) ?? 0) + sign))
}
