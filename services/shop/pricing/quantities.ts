import { MAX_AMOUNT } from '../money/schemas.ts'
import type { SoldVariant, WantedLine } from './input.ts'
import { lessStock, notSold, tooMuch } from './problems.ts'
import type { Problem } from './schemas.ts'

/** What goods of one cart may be worth: with tax and shipping, the total is still an amount. */
export const MAX_GOODS = MAX_AMOUNT / 4

export interface Obtainable {
  wanted: WantedLine
  sold: SoldVariant
  quantity: number
}

/**
 * What can be had of each line. Lines of one variant share its stock. Given in another order, lines may share it
 * otherwise, so prices are worked out in one order always (`inOneOrder`).
 */
export function obtainable(lines: readonly WantedLine[]): { lines: Obtainable[]; problems: Problem[] } {
  const left = new Map<string, number>()
  const problems: Problem[] = []
  let room = MAX_GOODS
  const result = lines.flatMap((wanted): Obtainable[] => {
    const { sold, variantId } = wanted
    if (!sold) {
      problems.push(notSold(wanted))
      return []
    }
    const inStock = left.get(variantId) ?? sold.available ?? Number.POSITIVE_INFINITY
    const affordable = sold.price === 0 ? Number.POSITIVE_INFINITY : Math.floor(room / sold.price)
    const quantity = Math.min(wanted.quantity, inStock, affordable)
    left.set(variantId, inStock - quantity)
    room -= quantity * sold.price
    if (quantity < wanted.quantity)
      problems.push(quantity === affordable ? tooMuch(wanted, quantity) : lessStock(wanted, quantity))
    return quantity === 0 ? [] : [{ wanted, sold, quantity }]
  })
  return { lines: result, problems }
}

/** An order of lines that depends on what they are, not on where they are in the cart. */
export const inOneOrder = (lines: readonly WantedLine[]): WantedLine[] =>
  [...lines].sort(
    (a, b) =>
      compare(a.variantId, b.variantId) ||
      b.quantity - a.quantity ||
      compare(a.note, b.note) ||
      compare(a.id, b.id),
  )

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
