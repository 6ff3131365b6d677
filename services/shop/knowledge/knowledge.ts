// What the function that keeps an assistant's knowledge reads of a shop.
import { FieldPath, type QueryDocumentSnapshot, type Transaction } from '@google-cloud/firestore'
import { refKey, type SourceRef } from '../../assistant/knowledge/schemas.ts'
import { type Changed, type ChangedDeps, changedRecords, readChanged } from '../catalogue/changed-records.ts'
import { CATALOGUES, catalogueDocuments } from '../catalogue/record.ts'
import { SOURCES } from '../catalogue/sources.ts'
import { leadingFacet } from '../products/facets.ts'
import { PRODUCTS, type ProductRecord, productDocuments } from '../products/record.ts'
import { SHOPS } from '../shops/record.ts'
import { createReading } from './reading.ts'
import { type ChangedShopSource, categorySource, faqSource, pageSource, productSource } from './sources.ts'

const AT_ONCE = 250

export type ShopKnowledge = ReturnType<typeof createShopKnowledge>

export function createShopKnowledge(deps: ChangedDeps) {
  const { firestore } = deps
  const { records, titles } = createReading(deps)
  const shops = firestore.collection(SHOPS)
  const catalogues = firestore.collection(CATALOGUES)

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
    async state(ownerId: string): Promise<{ revision: number } | null> {
      const [shop, catalogue] = await firestore.getAll(shops.doc(ownerId), catalogues.doc(ownerId))
      if (shop?.get('state') !== 'live') return null
      const revision: unknown = catalogue?.get('revision')
      return { revision: typeof revision === 'number' ? revision : 0 }
    },

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

    async confirm(transaction: Transaction, ownerId: string): Promise<boolean> {
      return (await transaction.get(shops.doc(ownerId))).get('state') === 'live'
    },

    async *changedShops({ since, until }: { since: string; until: string }) {
      const query = catalogues
        .where('changedAt', '>=', since)
        .where('changedAt', '<=', until)
        .orderBy('changedAt')
        .limit(AT_ONCE)
      for (let last: QueryDocumentSnapshot | undefined; ; ) {
        const { docs } = await (last ? query.startAfter(last) : query).get()
        const found = docs
          .map((snapshot) => catalogueDocuments.read(snapshot))
          .filter((each) => each !== null)
        yield found.map(({ ownerId, revision }) => ({ ownerId, revision }))
        last = docs.at(-1)
        if (docs.length < AT_ONCE) return
      }
    },
  }
}
