// Narrows a list by filters, and counts in the same pass what every other choice would give: a facet is counted under
// all filters but its own, so that several of its values can be chosen.
import type { Columns } from './columns.ts'
import type { Prices } from './prices.ts'

/** What a query asks for, as positions and numbers of the columns. */
export interface Filters {
  /** The category's place; null for all. */
  category: number | null
  minPrice: number
  maxPrice: number
  inStock: boolean
  onSale: boolean
  /** Chosen values by the number of their name. Every name has to match; one of its values is enough. */
  attributes: ReadonlyMap<number, ReadonlySet<number>>
}

export interface Narrowed {
  /** In the order of the candidates. */
  hits: Uint32Array
  /** By the number of the value, and by the category's place. */
  valueCounts: Int32Array
  categoryCounts: Int32Array
  prices: { min: number; max: number } | null
  inStock: number
  onSale: number
}

const [CATEGORY, PRICE, STOCK, SALE, FIRST_NAME] = [0, 1, 2, 3, 4]
const NONE = -1
const SEVERAL = -2

/** `candidates` are positions, each once. */
export function narrow(
  columns: Columns,
  { prices, filters, candidates }: { prices: Prices; filters: Filters; candidates: Uint32Array },
): Narrowed {
  const { isInStock, categories, productValues, productCategories, values } = columns
  const hits: number[] = []
  const valueCounts = new Int32Array(values.length)
  const categoryCounts = new Int32Array(categories)
  const range = { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY }
  let inStock = 0
  let onSale = 0

  const { category, minPrice, maxPrice } = filters
  // Most lists have none, and a pair of the loop below would be made anew for each product.
  const chosenValues = [...filters.attributes]

  /** The one filter that it does not pass. */
  function failed(position: number): number {
    let group = NONE
    const price = prices.lowest[position] ?? 0
    if (category !== null && !productCategories[position]?.includes(category)) group = CATEGORY
    if (price < minPrice || price > maxPrice) group = both(group, PRICE)
    if (filters.inStock && !isInStock[position]) group = both(group, STOCK)
    if (filters.onSale && !prices.isOnSale[position]) group = both(group, SALE)
    for (const [name, chosen] of chosenValues) {
      if (group === SEVERAL) break
      if (!productValues[position]?.some((value) => chosen.has(value))) group = both(group, FIRST_NAME + name)
    }
    return group
  }

  for (const position of candidates) {
    const group = failed(position)
    if (group === SEVERAL) continue
    const counts = (other: number) => group === NONE || group === other
    if (group === NONE) hits.push(position)
    if (counts(CATEGORY)) for (const place of productCategories[position] ?? []) add(categoryCounts, place)
    if (counts(PRICE)) {
      range.min = Math.min(range.min, prices.lowest[position] ?? 0)
      range.max = Math.max(range.max, prices.lowest[position] ?? 0)
    }
    if (counts(STOCK) && isInStock[position]) inStock++
    if (counts(SALE) && prices.isOnSale[position]) onSale++
    if (group === NONE || group >= FIRST_NAME)
      for (const value of productValues[position] ?? [])
        if (counts(FIRST_NAME + (values[value]?.name ?? 0))) add(valueCounts, value)
  }
  const hasPrices = range.min <= range.max
  return {
    hits: Uint32Array.from(hits),
    valueCounts,
    categoryCounts,
    prices: hasPrices ? range : null,
    inStock,
    onSale,
  }
}

const both = (group: number, other: number): number => (group === NONE ? other : SEVERAL)

function add(counts: Int32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1
}
