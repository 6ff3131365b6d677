// Derives everything in a product's record that follows from its facts.
import { isoTime } from '../../platform/times.ts'
import { trashOverAt } from '../../platform/trash.ts'
import { skuKey } from './check-product.ts'
import { facetsOf } from './facets.ts'
import { isPublic, type ProductFacts, type ProductRecord } from './record.ts'

export function complete(facts: ProductFacts): Omit<ProductRecord, 'updatedAt'> {
  const photoIds = facts.images.map(({ photoId }) => photoId)
  return {
    ...facts,
    skus: facts.variants.map(({ sku }) => skuKey(sku)).filter((sku) => sku !== ''),
    facets: facetsOf(facts),
    publicPhotoIds: isPublic(facts) ? [...new Set(photoIds)] : [],
    sweepAt: isoTime(trashOverAt(facts)),
  }
}
