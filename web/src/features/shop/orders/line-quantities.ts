// How many pieces of each line are meant, as they are typed.
import type { LineCount, ShopOrder } from '../../../../../services/shop/orders/schemas.ts'

export type Quantities = Record<string, string>

/** Every piece of these. */
export const allOf = (counts: readonly LineCount[]): Quantities =>
  Object.fromEntries(counts.map(({ lineId, quantity }) => [lineId, String(quantity)]))

export const noneOf = (counts: readonly LineCount[]): Quantities =>
  Object.fromEntries(counts.map(({ lineId }) => [lineId, '0']))

/** What is wrong with the pieces of one line; undefined when nothing is. */
export function quantityProblem(text: string, most: number): string | undefined {
  if (!/^\d{1,4}$/.test(text.trim())) return 'Enter a whole number'
  return Number(text) > most ? `At most ${most}` : undefined
}

export const countsOf = (quantities: Quantities): LineCount[] =>
  Object.entries(quantities).flatMap(([lineId, text]) =>
    Number(text) > 0 ? [{ lineId, quantity: Number(text) }] : [],
  )

export function lineName({ lines }: Pick<ShopOrder, 'lines'>, lineId: string): string {
  const line = lines.find(({ id }) => id === lineId)
  return line ? [line.title, line.variantTitle].filter(Boolean).join(', ') : 'A line of the order'
}

/** What the customer paid for so many pieces of a line, in minor units: their share of its total, half up. */
export function shareOf({ lines }: Pick<ShopOrder, 'lines'>, counts: readonly LineCount[]): number {
  return counts.reduce((sum, { lineId, quantity }) => {
    const line = lines.find(({ id }) => id === lineId)
    if (!line) return sum
    const all = BigInt(line.quantity)
    return sum + Number((BigInt(line.total) * BigInt(quantity) * 2n + all) / (all * 2n))
  }, 0)
}
