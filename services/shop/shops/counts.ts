// How much a shop has of each kind, so that limits hold without anything being counted anew. Products in the trash are
// included, because the maker sees them there.
import { FieldValue, type Firestore, type Transaction } from '@google-cloud/firestore'
import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { AppError } from '../../platform/errors.ts'

export const SHOP_COUNTS = 'shopCounts'

/** The most that one shop has. */
export const MOST = { products: 20_000, categories: 200, faqs: 200, discounts: 500 } as const
export type Counted = keyof typeof MOST
export type ShortList = Exclude<Counted, 'products'>

const count = Type.Integer({ default: 0 })
const StoredCounts = Type.Object({
  ownerId: Type.String(),
  products: count,
  /** Products that customers see. */
  published: count,
  categories: count,
  faqs: count,
  discounts: count,
})
export type ShopCounts = Omit<Static<typeof StoredCounts>, 'ownerId'>
const countDocuments = documents(StoredCounts)

const NONE: ShopCounts = { products: 0, published: 0, categories: 0, faqs: 0, discounts: 0 }

export type ShopCounter = ReturnType<typeof createCounts>

export function createCounts(firestore: Firestore) {
  const document = (ownerId: string) => firestore.collection(SHOP_COUNTS).doc(ownerId)

  return {
    async get(ownerId: string): Promise<ShopCounts> {
      return countDocuments.read(await document(ownerId).get()) ?? NONE
    },

    async read(transaction: Transaction, ownerId: string): Promise<ShopCounts> {
      return countDocuments.read(await transaction.get(document(ownerId))) ?? NONE
    },

    /** Call after all reads of the transaction. */
    add(transaction: Transaction, ownerId: string, changes: Partial<ShopCounts>): void {
      const changed = Object.entries(changes).filter(([, change]) => change !== 0)
      if (changed.length === 0) return
      const more = changed.map(([name, change]) => [name, FieldValue.increment(change)])
      transaction.set(document(ownerId), { ownerId, ...Object.fromEntries(more) }, { merge: true })
    },
  }
}

/** Throws AppError `conflict` when a shop has more than this of one kind. */
export function checkCount(kind: Counted, count: number): void {
  if (count <= MOST[kind]) return
  const most = MOST[kind].toLocaleString('en')
  throw new AppError('conflict', `A shop has at most ${most} ${kind === 'faqs' ? 'FAQs' : kind}.`, {
    reason: 'too-many',
  })
}
