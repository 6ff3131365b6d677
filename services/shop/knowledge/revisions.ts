// How far a shop is: a count of the changes of what customers see, and when the last of them was.
import type { Firestore, QueryDocumentSnapshot, Transaction } from '@google-cloud/firestore'
import { CATALOGUES, catalogueDocuments } from '../catalogue/record.ts'
import { SHOPS } from '../shops/record.ts'

const AT_ONCE = 250

export function createShopRevisions({ firestore }: { firestore: Firestore }) {
  const shops = firestore.collection(SHOPS)
  const catalogues = firestore.collection(CATALOGUES)

  return {
    /** Null without a shop. */
    async state(ownerId: string): Promise<{ revision: number } | null> {
      const [shop, catalogue] = await firestore.getAll(shops.doc(ownerId), catalogues.doc(ownerId))
      if (shop?.get('state') !== 'live') return null
      const revision: unknown = catalogue?.get('revision')
      return { revision: typeof revision === 'number' ? revision : 0 }
    },

    /** Whether the shop is there. Whoever writes about it in this transaction writes nothing that outlives it. */
    async confirm(transaction: Transaction, ownerId: string): Promise<boolean> {
      return (await transaction.get(shops.doc(ownerId))).get('state') === 'live'
    },

    /** Those that changed last in this time (RFC 3339), the earliest first. Some at a time. */
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
