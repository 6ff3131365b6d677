import type { Finding } from '../../platform/finding.ts'
import { wordsOf } from '../../platform/words.ts'
import { createMatching, leadingFacet } from './facets.ts'
import type { ProductRecord } from './record.ts'
import type { ProductStore } from './store.ts'

/** How many of the latest products are looked at when several words are given. */
const MOST_LOOKED_AT = 100

export const createFinding = ({ list }: Pick<ProductStore, 'list'>): Finding => ({
  async find(ownerId, text, limit) {
    if (wordsOf(text).length === 0) return []
    const query = { q: text }
    const products = await list({ ownerId, facet: leadingFacet(query), limit: MOST_LOOKED_AT })
    return products.filter(createMatching(query)).slice(0, limit).map(foundProduct)
  },
})

const foundProduct = ({ id, title, variants }: ProductRecord) => ({
  kind: 'product',
  id,
  title,
  detail: variants.map(({ sku }) => sku).find((sku) => sku !== '') ?? '',
})
