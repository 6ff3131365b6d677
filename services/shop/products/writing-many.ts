// Writes many whole products in one transaction, with the same rules as one: all of them, or none.
import type { Firestore, Transaction } from '@google-cloud/firestore'
import { AppError } from '../../platform/errors.ts'
import { type Changed, createRecords, type RecordChange } from '../../platform/records.ts'
import { CATEGORIES, categoryDocuments } from '../categories/record.ts'
import { checkCount, createCounts } from '../shops/counts.ts'
import { ownShop } from '../shops/ownership.ts'
import { SHOPS, shopDocuments } from '../shops/record.ts'
import { alongProducts } from './along.ts'
import { complete } from './complete.ts'
import { createLookups } from './looking-up.ts'
import { PRODUCTS, type ProductFacts, type ProductRecord, productDocuments } from './record.ts'

export interface ManyProducts {
  ownerId: string
  ids: string[]
  /** Puts what it says about stock into `onHand`, by variant. It may run more than once. */
  change(found: ProductRecord | null, id: string, onHand: Map<string, number | null>): Changed<ProductFacts>
  /** What is written with them: it reads, and returns a function that writes. What it throws stops all. */
  beside(transaction: Transaction): Promise<() => void>
}

type Change = RecordChange<ProductRecord>

export type WriteMany = ReturnType<typeof createWriteMany>

/** Throws AppError `not-found` without a shop, `conflict` and `invalid`, and whatever `change` and `beside` throw. */
export function createWriteMany(firestore: Firestore, now: () => number) {
  const collection = firestore.collection(PRODUCTS)
  const counts = createCounts(firestore)

  async function check(transaction: Transaction, ownerId: string, changes: readonly Change[]): Promise<void> {
    const created = changes.filter(({ before }) => before === null).length
    const [shop, { products }] = await Promise.all([
      transaction.get(firestore.collection(SHOPS).doc(ownerId)),
      counts.read(transaction, ownerId),
    ])
    ownShop(shopDocuments.read(shop), ownerId)
    checkCount('products', products + created)
    await checkCategories(transaction, ownerId, changes)
    await checkUnique(transaction, ownerId, changes)
  }

  /** A category that a product has already may be in the trash, from where it comes back. */
  async function checkCategories(transaction: Transaction, ownerId: string, changes: readonly Change[]) {
    const added = changes.flatMap(({ before, after }) =>
      (after?.categoryIds ?? []).filter((id) => !before?.categoryIds.includes(id)),
    )
    if (added.length === 0) return
    const refs = [...new Set(added)].map((id) => firestore.collection(CATEGORIES).doc(id))
    for (const snapshot of await transaction.getAll(...refs)) {
      const category = snapshot.get('state') === 'live' ? categoryDocuments.read(snapshot) : null
      if (category?.ownerId !== ownerId || category.trashedAt !== null)
        throw new AppError('invalid', 'A product is in a category that is not there.')
    }
  }

  async function checkUnique(transaction: Transaction, ownerId: string, changes: readonly Change[]) {
    const lookups = createLookups(collection, (query) => transaction.get(query))
    const slugs = new Map<string, string>()
    const skus = new Map<string, string>()
    for (const { before, after } of changes) {
      if (after && after.slug !== before?.slug) slugs.set(after.slug, after.id)
      for (const key of after?.skus ?? []) if (after && !before?.skus.includes(key)) skus.set(key, after.id)
    }
    const isOthers =
      (owners: ReadonlyMap<string, string>) =>
      ([name, id]: [string, string]) =>
        (owners.get(name) ?? id) !== id
    if ([...slugs].some(isOthers(await lookups.slugOwners(ownerId, [...slugs.keys()]))))
      throw new AppError('conflict', 'Another product has this address.', { reason: 'slug-taken' })
    if ([...skus].some(isOthers(await lookups.skuOwners(ownerId, [...skus.keys()]))))
      throw new AppError('conflict', 'Another product has this SKU.', { reason: 'sku-taken' })
  }

  return ({ ownerId, ids, change, beside }: ManyProducts): Promise<(ProductRecord | null)[]> => {
    const onHand = new Map<string, number | null>()
    const records = createRecords<ProductFacts, ProductRecord>({
      ...{ firestore, collection: PRODUCTS, documents: productDocuments, complete, now },
      async along({ transaction, changes, isAgain }) {
        const writeBeside = await beside(transaction)
        await check(transaction, ownerId, changes)
        const writeAlong = await alongProducts(firestore, now, { onHand })({ transaction, changes, isAgain })
        return () => {
          writeAlong()
          writeBeside()
        }
      },
    })
    return records.changeMany(ids, (found, id) => change(found, id, onHand))
  }
}
