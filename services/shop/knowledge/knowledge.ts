// What the function that keeps an assistant's knowledge reads of a shop.
import { FieldPath, type QueryDocumentSnapshot } from '@google-cloud/firestore'
import { refKey, type SourceRef } from '../../assistant/knowledge/schemas.ts'
import { type Changed, type ChangedDeps, changedRecords, readChanged } from '../catalogue/changed-records.ts'
import { SOURCES } from '../catalogue/sources.ts'
import { leadingFacet } from '../products/facets.ts'
import { PRODUCTS, type ProductRecord, productDocuments } from '../products/record.ts'
import { createReading } from './reading.ts'
import { createShopRevisions } from './revisions.ts'
import { type ChangedShopSource, categorySource, faqSource, pageSource, productSource } from './sources.ts'

const AT_ONCE = 250

export type ShopKnowledge = ReturnType<typeof createShopKnowledge>

export function createShopKnowledge(deps: ChangedDeps) {
  const { firestore } = deps
  const { records, titles } = createReading(deps)

  async function sourcesOf(ownerId: string, products: Changed<ProductRecord>[]) {
    const found = await titles(ownerId, products)
    return products.map((product) => productSource(product, found))
  }

  /** The latest first. */
  async function* productsOf(ownerId: string, categoryId: string): AsyncGenerator<ChangedShopSource[]> {
    const query = firestore
      .collection(PRODUCTS)
      .where('ownerId', '==', ownerId)
      .where('facets', 'array-contains', leadingFacet({ status: 'published', categoryId }))
      .orderBy('addedAt', 'desc')
      .orderBy(FieldPath.documentId(), 'desc')
      .limit(AT_ONCE)
    for (let last: QueryDocumentSnapshot | undefined; ; ) {
      const { docs } = await (last ? query.startAfter(last) : query).get()
      const products = docs.map((snapshot) => readChanged(deps, productDocuments, snapshot))
      if (products.length > 0) yield await sourcesOf(ownerId, products)
      last = docs.at(-1)
      if (docs.length < AT_ONCE) return
    }
  }

  return {
    ...createShopRevisions(deps),

    async read(ownerId: string, refs: readonly SourceRef[]): Promise<ChangedShopSource[]> {
      const found = await records(ownerId, refs)
      const sources = [
        ...(await sourcesOf(ownerId, found.product)),
        ...found.category.map(categorySource),
        ...found.faq.map(faqSource),
        ...found.page.map(pageSource),
      ]
      const byKey = new Map(sources.map((source) => [refKey(source.ref), source]))
      return refs.map((ref) => byKey.get(refKey(ref)) ?? { ref, source: null })
    },

    /** Categories come first, because products speak of them. */
    async *changed(ownerId: string, since: string | null): AsyncGenerator<ChangedShopSource[]> {
      const question = { ownerId, since }
      for await (const some of changedRecords(deps, SOURCES.categories, question))
        yield some.map(categorySource)
      for await (const some of changedRecords(deps, SOURCES.faqs, question)) yield some.map(faqSource)
      for await (const some of changedRecords(deps, SOURCES.pages, question)) yield some.map(pageSource)
      for await (const some of changedRecords(deps, SOURCES.products, question))
        yield await sourcesOf(ownerId, some)
    },

    async *productsIn(ownerId: string, categoryIds: readonly string[]): AsyncGenerator<ChangedShopSource[]> {
      for (const categoryId of categoryIds) yield* productsOf(ownerId, categoryId)
    },
  }
}
