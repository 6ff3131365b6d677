// What products of a list cost now. Sales begin and end by the clock, so their prices are not in the snapshot.
import type { DiscountRule } from '../pricing/input.ts'
import { salePrice, salesNow } from '../pricing/sales.ts'
import type { ListEntry, Sale, Snapshot } from './snapshot.ts'

export interface Prices {
  /** Of the cheapest and the dearest variant of each product, after sales. */
  lowest: Float64Array
  highest: Float64Array
  /** Whether a sale or an old price that is crossed out makes it cheaper. */
  isOnSale: Uint8Array
  /** Until when they count, in milliseconds since the epoch. */
  until: number
}

type Sales = readonly Sale[]

export function pricesAt({ products, sales }: Snapshot, now: number): Prices {
  const salesOf = salesByProduct(salesNow(sales, now, 0))
  const prices: Prices = {
    lowest: new Float64Array(products.length),
    highest: new Float64Array(products.length),
    isOnSale: new Uint8Array(products.length),
    until: nextChange(sales, now),
  }
  products.forEach((product, position) => {
    const about = salesOf(product)
    const { id: productId, categoryIds, price, highestPrice, compareAt } = product
    const reduced = (full: number) => salePrice(full, { productId, categoryIds }, about)
    prices.lowest[position] = reduced(price)
    prices.highest[position] = reduced(highestPrice)
    const isReduced = reduced(price) < price || reduced(highestPrice) < highestPrice
    prices.isOnSale[position] = isReduced || compareAt !== null ? 1 : 0
  })
  return prices
}

/** When the next sale begins or ends. */
function nextChange(sales: Sales, now: number): number {
  const times = sales.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])
  const coming = times.map((time) => (time === null ? 0 : Date.parse(time))).filter((time) => time > now)
  return Math.min(Number.POSITIVE_INFINITY, ...coming)
}

/** Hundreds of sales of hundreds of products each are not tried with every product. */
function salesByProduct(sales: readonly DiscountRule[]): (product: ListEntry) => DiscountRule[] {
  const byId = new Map<string, DiscountRule[]>()
  const forAll = sales.filter((sale) => sale.productIds.length === 0 && sale.categoryIds.length === 0)
  for (const sale of sales)
    for (const id of [...sale.productIds, ...sale.categoryIds]) {
      const about = byId.get(id) ?? []
      about.push(sale)
      byId.set(id, about)
    }
  return ({ id, categoryIds }) => [...forAll, ...[id, ...categoryIds].flatMap((each) => byId.get(each) ?? [])]
}
