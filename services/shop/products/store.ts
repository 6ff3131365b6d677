// The only file that knows how products are stored in the database.
import type { Firestore, Transaction } from '@google-cloud/firestore'
import { readAll } from '../../platform/documents.ts'
import { AppError } from '../../platform/errors.ts'
import { newestFirst, watchLive } from '../../platform/record-lists.ts'
import { type Changed, createRecords } from '../../platform/records.ts'
import { CATEGORIES, categoryDocuments } from '../categories/record.ts'
import { checkCount, createCounts } from '../shops/counts.ts'
import { ownShop } from '../shops/ownership.ts'
import { SHOPS, shopDocuments } from '../shops/record.ts'
import { alongProducts, type StockEdit } from './along.ts'
import type { AppliedInput } from './apply-input.ts'
import { wrong } from './check-product.ts'
import { complete } from './complete.ts'
import { PRODUCTS, type ProductFacts, type ProductRecord, productDocuments } from './record.ts'
import { createUniqueness } from './uniqueness.ts'

const NOTHING: StockEdit = { onHand: new Map() }

export type ProductStore = ReturnType<typeof createProductStore>

export function createProductStore(firestore: Firestore, now: () => number) {
  const collection = firestore.collection(PRODUCTS)
  const counts = createCounts(firestore)
  const { freeSlug, checkSlug, checkSkus } = createUniqueness(collection)
  const records = (edit: StockEdit = NOTHING) =>
    createRecords<ProductFacts, ProductRecord>({
      ...{ firestore, collection: PRODUCTS, documents: productDocuments, complete, now },
      along: alongProducts(firestore, now, edit),
    })
  const plain = records()

  /** A category that the product has already may be in the trash, from where it comes back. */
  async function checkCategories(transaction: Transaction, product: ProductFacts, had: readonly string[]) {
    const added = product.categoryIds.filter((id) => !had.includes(id))
    if (added.length === 0) return
    const refs = added.map((id) => firestore.collection(CATEGORIES).doc(id))
    for (const snapshot of await transaction.getAll(...refs)) {
      const category = snapshot.get('state') === 'live' ? categoryDocuments.read(snapshot) : null
      if (category?.ownerId !== product.ownerId || category.trashedAt !== null)
        throw wrong(
          `categoryIds.${product.categoryIds.indexOf(snapshot.id)}`,
          'is not one of your categories',
        )
    }
  }

  return {
    get: plain.get,
    each: plain.each,
    due: plain.due,
    change: plain.change,
    changeMany: plain.changeMany,
    list: newestFirst(plain, productDocuments),
    watch: watchLive<ProductRecord>(plain),

    /**
     * Records a new product; without a slug it gets one from its title. Throws AppError `not-found` without a shop,
     * `invalid` and `conflict` naming the field, and `conflict` when there are too many.
     */
    async create({ facts, onHand }: AppliedInput): Promise<ProductRecord> {
      return records({ onHand }).transact(async ({ transaction, create }) => {
        const [shop, { products }] = await Promise.all([
          transaction.get(firestore.collection(SHOPS).doc(facts.ownerId)),
          counts.read(transaction, facts.ownerId),
        ])
        ownShop(shopDocuments.read(shop), facts.ownerId)
        checkCount('products', products + 1)
        await checkCategories(transaction, facts, [])
        await checkSkus(transaction, facts)
        if (facts.slug !== '') await checkSlug(transaction, facts)
        const slug = facts.slug || (await freeSlug(transaction, facts))
        return create({ ...facts, slug })
      })
    },

    /** Throws AppError `invalid` and `conflict` naming the field, and whatever `edit` throws. */
    async edit(id: string, edit: (product: ProductRecord | null) => AppliedInput): Promise<ProductRecord> {
      const onHand = new Map<string, number | null>()
      return records({ onHand }).transact(async ({ transaction, read, write }) => {
        const before = await read(id)
        const { facts, onHand: wanted } = edit(before)
        onHand.clear()
        for (const [variantId, pieces] of wanted) onHand.set(variantId, pieces)
        await checkCategories(transaction, facts, before?.categoryIds ?? [])
        if (facts.slug !== before?.slug) await checkSlug(transaction, facts)
        if (JSON.stringify(complete(facts).skus) !== JSON.stringify(before?.skus))
          await checkSkus(transaction, facts)
        return write(facts, before)
      })
    },

    /** Changes many products and the stock of variants: all of it, or nothing. */
    changeWithStock: (
      ids: string[],
      stock: StockEdit,
      change: (product: ProductRecord | null, id: string) => Changed<ProductFacts>,
    ): Promise<(ProductRecord | null)[]> => records(stock).changeMany(ids, change),

    /** Null when the shop has none with this slug. */
    async bySlug(ownerId: string, slug: string): Promise<ProductRecord | null> {
      const query = collection.where('ownerId', '==', ownerId).where('slug', '==', slug).limit(1)
      return readAll(productDocuments, await query.get())[0] ?? null
    },

    /** In this order; null for what is not a product any more. */
    async many(ids: readonly string[]): Promise<(ProductRecord | null)[]> {
      if (ids.length === 0) return []
      const snapshots = await firestore.getAll(...ids.map((id) => collection.doc(id)))
      return snapshots.map((snapshot) =>
        snapshot.get('state') === 'live' ? productDocuments.read(snapshot) : null,
      )
    },
  }
}

/** Throws AppError `not-found`, as for any other product that is not there. */
export const noProduct = (id: string) => new AppError('not-found', `No product ${id}`)
