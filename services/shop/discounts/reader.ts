// Discounts as prices need them.
import type { Firestore } from '@google-cloud/firestore'
import { readAll } from '../../platform/documents.ts'
import { codeFacet, DISCOUNTS, type DiscountRecord, discountDocuments, SALE_FACET } from './record.ts'

export type DiscountReader = ReturnType<typeof createDiscountReader>

export function createDiscountReader(firestore: Firestore) {
  const having = async (ownerId: string, facets: readonly string[]): Promise<DiscountRecord[]> => {
    if (facets.length === 0) return []
    const query = firestore
      .collection(DISCOUNTS)
      .where('ownerId', '==', ownerId)
      .where('facets', 'array-contains-any', facets)
    return readAll(discountDocuments, await query.get())
  }

  return {
    salesOf: (ownerId: string) => having(ownerId, [SALE_FACET]),
    byCodes: (ownerId: string, codes: readonly string[]) => having(ownerId, codes.map(codeFacet)),
  }
}
