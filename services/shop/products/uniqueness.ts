// No two products of a shop have the same slug, and no two variants the same SKU. Both are asked for inside the
// transaction that writes the product, so two who write at once cannot both find nothing.
import type { CollectionReference, Query, Transaction } from '@google-cloud/firestore'
import { AppError } from '../../platform/errors.ts'
import { slugFrom } from '../../platform/slug.ts'
import { skuKey } from './check-product.ts'
import type { ProductFacts } from './record.ts'

/** Values of one `array-contains-any`. */
const AT_ONCE = 30
/** Numbers that are tried behind a slug before a part of the id, which is random. */
const TRIED = 5

export function createUniqueness(collection: CollectionReference) {
  const own = (ownerId: string) => collection.where('ownerId', '==', ownerId)

  async function isTaken(transaction: Transaction, query: Query, id: string): Promise<boolean> {
    const { docs } = await transaction.get(query.select().limit(2))
    return docs.some((doc) => doc.id !== id)
  }

  const hasSlug = (transaction: Transaction, { ownerId, id }: ProductFacts, slug: string) =>
    isTaken(transaction, own(ownerId).where('slug', '==', slug), id)

  return {
    /** A slug for a product that did not ask for one. */
    async freeSlug(transaction: Transaction, product: ProductFacts): Promise<string> {
      const slug = slugFrom(product.title, 'product')
      for (let number = 1; number <= TRIED; number += 1) {
        const tried = number === 1 ? slug : `${slug}-${number}`
        if (!(await hasSlug(transaction, product, tried))) return tried
      }
      return `${slug}-${product.id.slice(0, 8)}`
    },

    /** Throws AppError `conflict` naming the field. */
    async checkSlug(transaction: Transaction, product: ProductFacts): Promise<void> {
      if (await hasSlug(transaction, product, product.slug))
        throw taken('slug', 'is taken', 'slug-taken', 'Another product has this address.')
    },

    /** Throws AppError `conflict` naming the field. */
    async checkSkus(transaction: Transaction, product: ProductFacts): Promise<void> {
      const keys = product.variants.map(({ sku }) => skuKey(sku))
      const asked = keys.filter((key) => key !== '')
      for (let start = 0; start < asked.length; start += AT_ONCE) {
        const some = asked.slice(start, start + AT_ONCE)
        const query = own(product.ownerId).where('skus', 'array-contains-any', some).select('skus')
        const { docs } = await transaction.get(query.limit(2))
        const other = docs.find(({ id }) => id !== product.id)
        if (!other) continue
        const theirs = new Set<unknown>(other.get('skus'))
        const index = keys.findIndex((key) => theirs.has(key))
        const message = `“${product.variants[index]?.sku}” is the SKU of another product`
        throw taken(`variants.${index}.sku`, message, 'sku-taken', 'Another product has this SKU.')
      }
    },
  }
}

const taken = (field: string, message: string, reason: string, words: string) =>
  new AppError('conflict', words, { reason, errors: [{ field, message }] })
