// Products that a customer of one product may want, too: those that have most in common with it.
import type { Columns } from './columns.ts'
import type { Prices } from './prices.ts'

/** What a common category or attribute counts, and what being in stock does. */
const [CATEGORY, VALUE, IN_STOCK] = [3, 1, 2]

export interface RelatedQuestion {
  columns: Columns
  prices: Prices
  /** The product's position. */
  of: number
  limit: number
}

/** Positions, the nearest first. Among equals those count that cost about the same. */
export function relatedTo({ columns, prices, of, limit }: RelatedQuestion): number[] {
  const { productCategories, productValues, products } = columns
  const [categories, values] = [new Set(productCategories[of]), new Set(productValues[of])]
  const price = prices.lowest[of] ?? 0
  const found: { position: number; score: number; distance: number }[] = []
  for (let position = 0; position < products.length; position++) {
    if (position === of) continue
    const common =
      CATEGORY * countIn(productCategories[position], categories) +
      VALUE * countIn(productValues[position], values)
    if (common === 0) continue
    const score = common + (products[position]?.isInStock ? IN_STOCK : 0)
    found.push({ position, score, distance: Math.abs((prices.lowest[position] ?? 0) - price) })
  }
  return found
    .sort(
      (one, other) =>
        other.score - one.score || one.distance - other.distance || one.position - other.position,
    )
    .slice(0, limit)
    .map(({ position }) => position)
}

function countIn(numbers: readonly number[] | undefined, set: ReadonlySet<number>): number {
  let count = 0
  for (const number of numbers ?? []) if (set.has(number)) count++
  return count
}
