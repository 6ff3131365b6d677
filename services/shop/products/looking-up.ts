// Which products of a shop have these slugs or SKUs, for many at once.
import type { CollectionReference, Query, QuerySnapshot } from '@google-cloud/firestore'
import { readAll } from '../../platform/documents.ts'
import { type ProductRecord, productDocuments } from './record.ts'

/** Values of one `in` or `array-contains-any`. */
const IN_ONE_QUERY = 30
const AT_ONCE = 10

export type Lookups = ReturnType<typeof createLookups>

/** `ask` is the transaction's within one. */
export function createLookups(
  collection: CollectionReference,
  ask: (query: Query) => Promise<QuerySnapshot> = (query) => query.get(),
) {
  async function askInParts(
    ownerId: string,
    values: readonly string[],
    narrow: (own: Query, some: string[]) => Query,
  ): Promise<QuerySnapshot[]> {
    const own = collection.where('ownerId', '==', ownerId)
    const unique = [...new Set(values)]
    const queries: Query[] = []
    for (let start = 0; start < unique.length; start += IN_ONE_QUERY)
      queries.push(narrow(own, unique.slice(start, start + IN_ONE_QUERY)))
    const answers: QuerySnapshot[] = []
    for (let start = 0; start < queries.length; start += AT_ONCE)
      answers.push(...(await Promise.all(queries.slice(start, start + AT_ONCE).map(ask))))
    return answers
  }

  return {
    async bySlugs(ownerId: string, slugs: readonly string[]): Promise<Map<string, ProductRecord>> {
      const answers = await askInParts(ownerId, slugs, (own, some) => own.where('slug', 'in', some))
      const products = answers.flatMap((answer) => readAll(productDocuments, answer))
      return new Map(products.map((product) => [product.slug, product]))
    },

    /** By slug: the id of the product that has it. */
    async slugOwners(ownerId: string, slugs: readonly string[]): Promise<Map<string, string>> {
      const answers = await askInParts(ownerId, slugs, (own, some) =>
        own.where('slug', 'in', some).select('slug'),
      )
      return new Map(answers.flatMap(({ docs }) => docs.map((doc) => [String(doc.get('slug')), doc.id])))
    },

    /** By SKU in upper case: the id of the product that has it. Others of its SKUs may be there, too. */
    async skuOwners(ownerId: string, keys: readonly string[]): Promise<Map<string, string>> {
      const answers = await askInParts(ownerId, keys, (own, some) =>
        own.where('skus', 'array-contains-any', some).select('skus'),
      )
      const owners = new Map<string, string>()
      for (const { docs } of answers)
        for (const doc of docs) for (const key of doc.get('skus') as string[]) owners.set(key, doc.id)
      return owners
    },
  }
}
