import type { StockRecord } from '../stock/record.ts'
import type { ProductRecord } from './record.ts'
import type { Product } from './schemas.ts'

export function toProduct(product: ProductRecord, stock: ReadonlyMap<string, StockRecord>): Product {
  const { id, title, slug, description, status, taxClass, options, categoryIds, attributes } = product
  const { noteLabel, metaTitle, metaDescription, images, revision, addedAt, updatedAt, trashedAt } = product
  return {
    ...{ id, title, slug, description, status, taxClass, options, categoryIds, attributes },
    ...{ noteLabel, metaTitle, metaDescription, images, revision, addedAt, updatedAt, trashedAt },
    variants: product.variants.map((variant) => {
      const { onHand = null, reserved = 0 } = stock.get(variant.id) ?? {}
      return { ...variant, onHand, reserved }
    }),
  }
}
