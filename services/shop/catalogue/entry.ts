// What a list needs of a product.
import type { ProductRecord } from '../products/record.ts'
import { available, type StockRecord } from '../stock/record.ts'
import type { ListEntry } from './snapshot.ts'

export type Stocks = ReadonlyMap<string, Pick<StockRecord, 'onHand' | 'reserved'>>

export const isAvailable = (stock: Pick<StockRecord, 'onHand' | 'reserved'> | undefined): boolean =>
  stock !== undefined && available(stock) !== 0

/** `stocks` has those of its variants. */
export function toEntry(product: ProductRecord, stocks: Stocks): ListEntry {
  const byPrice = product.variants.toSorted((one, other) => one.price - other.price)
  const [cheapest] = byPrice
  return {
    id: product.id,
    title: product.title,
    slug: product.slug,
    image: product.images[0] ?? null,
    price: cheapest?.price ?? 0,
    highestPrice: byPrice.at(-1)?.price ?? 0,
    compareAt: cheapest?.compareAt ?? null,
    isInStock: product.variants.some(({ id }) => isAvailable(stocks.get(id))),
    categoryIds: product.categoryIds,
    attributes: product.attributes,
    addedAt: product.addedAt,
    updatedAt: product.updatedAt,
  }
}
