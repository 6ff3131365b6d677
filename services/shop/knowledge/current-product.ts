// A product as lists draw it, from its record and its stock now rather than from the catalogue.
import { isAvailable, toEntry } from '../catalogue/entry.ts'
import { toListed } from '../catalogue/listing.ts'
import { pricesAt } from '../catalogue/prices.ts'
import type { ProductSurroundings } from '../catalogue/product-view.ts'
import type { ListedProduct } from '../catalogue/schemas.ts'
import type { Snapshot } from '../catalogue/snapshot.ts'
import { salePrices } from '../pricing/sales.ts'
import type { ProductRecord } from '../products/record.ts'

export interface CurrentVariant {
  id: string
  options: string[]
  /** Minor units, after sales. */
  price: number
  isInStock: boolean
}

export interface Surroundings extends Pick<ProductSurroundings, 'stocks' | 'now'> {
  /** Of which only the sales count. */
  snapshot: Snapshot
}

/** By the rules of lists, for a list of this product alone. */
export function listedNow(product: ProductRecord, { stocks, snapshot, now }: Surroundings): ListedProduct {
  const alone = { ...snapshot, products: [toEntry(product, stocks)] }
  return toListed({ snapshot: alone }, pricesAt(alone, now), 0)
}

export function variantsNow(
  product: ProductRecord,
  { stocks, snapshot, now }: Surroundings,
): CurrentVariant[] {
  const prices = salePrices(product, snapshot.sales, now)
  return product.variants.map(({ id, options, price }) => ({
    id,
    options,
    price: prices.get(id) ?? price,
    isInStock: isAvailable(stocks.get(id)),
  }))
}
