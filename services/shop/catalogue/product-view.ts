// A product as everybody sees it.

import { salePrices } from '../pricing/sales.ts'
import type { ProductRecord, StoredVariant } from '../products/record.ts'
import { available } from '../stock/record.ts'
import { markdownToHtml } from '../storefront/markdown.ts'
import type { Stocks } from './entry.ts'
import { FEW, type PublicProduct, type PublicVariant } from './schemas.ts'
import type { Snapshot } from './snapshot.ts'

export interface ProductSurroundings {
  stocks: Stocks
  snapshot: Pick<Snapshot, 'categories' | 'sales'>
  /** Milliseconds since the epoch. */
  now: number
}

export function toPublicProduct(
  product: ProductRecord,
  { stocks, snapshot, now }: ProductSurroundings,
): Omit<PublicProduct, 'related'> {
  const { id, title, slug, metaTitle, metaDescription, options, images, attributes, noteLabel, updatedAt } =
    product
  const prices = salePrices(product, snapshot.sales, now)
  return {
    ...{ id, title, slug, metaTitle, metaDescription, options, images, attributes, noteLabel, updatedAt },
    descriptionHtml: markdownToHtml(product.description),
    categories: snapshot.categories
      .filter((category) => product.categoryIds.includes(category.id))
      .map((category) => ({ slug: category.slug, title: category.title })),
    variants: product.variants.map((variant) => ({
      ...toPublicVariant(variant, prices.get(variant.id) ?? variant.price),
      ...availabilityOf(stocks, variant.id),
    })),
  }
}

function toPublicVariant({ id, sku, options, price, compareAt, weight }: StoredVariant, now: number) {
  const before = compareAt ?? (now < price ? price : null)
  return { ...{ id, sku, options, weight }, price: now, compareAt: before, isOnSale: before !== null }
}

function availabilityOf(stocks: Stocks, id: string): Pick<PublicVariant, 'availability' | 'left'> {
  const stock = stocks.get(id)
  const count = stock ? available(stock) : 0
  if (count === 0) return { availability: 'out', left: null }
  return count === null || count > FEW
    ? { availability: 'in', left: null }
    : { availability: 'few', left: count }
}
