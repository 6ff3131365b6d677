// The only file that knows how discounts are stored in the database.
import type { Firestore, Transaction } from '@google-cloud/firestore'
import { AppError } from '../../platform/errors.ts'
import { CATEGORIES } from '../categories/record.ts'
import { PRODUCTS } from '../products/record.ts'
import { isListed } from '../short-lists/record.ts'
import { createShortListStore } from '../short-lists/store.ts'
import { wrong } from './check-discount.ts'
import { complete } from './complete.ts'
import { codeFacet, DISCOUNTS, type DiscountFacts, type DiscountRecord, discountDocuments } from './record.ts'

const ABOUT = { productIds: PRODUCTS, categoryIds: CATEGORIES } as const

export type DiscountStore = ReturnType<typeof createDiscountStore>

export function createDiscountStore(firestore: Firestore, now: () => number) {
  /** What it is about already may be gone by now, and hurts nobody. */
  async function checkAbout(
    transaction: Transaction,
    field: keyof typeof ABOUT,
    facts: DiscountFacts,
    before: DiscountFacts | null,
  ) {
    const added = facts[field].filter((id) => !before?.[field].includes(id))
    if (added.length === 0) return
    const refs = added.map((id) => firestore.collection(ABOUT[field]).doc(id))
    for (const found of await transaction.getAll(...refs, { fieldMask: ['ownerId', 'state'] }))
      if (found.get('ownerId') !== facts.ownerId || found.get('state') !== 'live')
        throw wrong(`${field}.${facts[field].indexOf(found.id)}`, 'is not one of yours')
  }

  /** Codes in the trash are free, so one that comes back may find its code taken. */
  async function prepare(transaction: Transaction, facts: DiscountFacts, before: DiscountFacts | null) {
    await checkAbout(transaction, 'productIds', facts, before)
    await checkAbout(transaction, 'categoryIds', facts, before)
    const { ownerId, code } = facts
    if (code === null || (before && isListed(before) && before.code === code)) return facts
    const same = firestore
      .collection(DISCOUNTS)
      .where('ownerId', '==', ownerId)
      .where('facets', 'array-contains', codeFacet(code))
    const { docs } = await transaction.get(same.orderBy('addedAt', 'desc').select().limit(2))
    if (docs.every(({ id }) => id === facts.id)) return facts
    throw new AppError('conflict', 'Another discount has this code.', {
      reason: 'code-taken',
      errors: [{ field: 'code', message: 'is taken' }],
    })
  }
  /** Codes are for who knows them. */
  const isSale = (facts: DiscountFacts | null) => facts?.code === null && isListed(facts)

  return createShortListStore<DiscountFacts, DiscountRecord>({
    ...{ firestore, collection: DISCOUNTS, documents: discountDocuments, kind: 'discounts', complete, now },
    sortedBy: { sortKey: 'addedAt', order: 'desc' },
    prepare,
    isSeen: (before, after) => isSale(before) || isSale(after),
  })
}
