import { AppError } from '../../platform/errors.ts'
import { wrong } from './check-product.ts'
import type { ProductFacts, ProductRecord } from './record.ts'
import type { BulkEdit } from './schemas.ts'

/**
 * The product with the prices that the changes say. Throws AppError `not-found` for a variant that is not the product's,
 * and `invalid` naming the change that makes no sense.
 */
export function changePrices(product: ProductRecord, changes: BulkEdit['changes']): ProductFacts {
  const variants = [...product.variants]
  let isOther = false
  for (const [index, { productId, variantId, price, compareAt }] of changes.entries()) {
    if (productId !== product.id) continue
    const at = variants.findIndex(({ id }) => id === variantId)
    const variant = variants[at]
    if (!variant) throw new AppError('not-found', `No variant ${variantId}`)
    const changed = {
      ...variant,
      ...(price !== undefined && { price }),
      ...(compareAt !== undefined && { compareAt }),
    }
    if (changed.compareAt !== null && changed.compareAt <= changed.price)
      throw wrong(
        `changes.${index}.${compareAt === undefined ? 'price' : 'compareAt'}`,
        'must be less than the price before',
      )
    isOther ||= changed.price !== variant.price || changed.compareAt !== variant.compareAt
    variants[at] = changed
  }
  return isOther ? { ...product, variants, revision: product.revision + 1 } : product
}
