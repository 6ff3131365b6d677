// Which accounts are to be removed, and how far each removal has come. An order is deleted with its account.
import { FieldPath, type Firestore, Timestamp, type Transaction } from '@google-cloud/firestore'
import { MINUTE_MS } from '../platform/durations.ts'
import { hasStatus, STATUS } from '../platform/grpc-status.ts'

const COLLECTION = 'accountDeletions'
/** A removal that has not finished this long after it was announced is announced again. */
const LATE_MS = 10 * MINUTE_MS

export type DeletionOrders = ReturnType<typeof createDeletionOrders>

export function createDeletionOrders({ firestore, now }: { firestore: Firestore; now: () => number }) {
  const orders = firestore.collection(COLLECTION)

  return {
    place(transaction: Transaction, accountId: string, dueAt: number): void {
      transaction.set(orders.doc(accountId), { lookAt: Timestamp.fromMillis(dueAt) })
    },

    remove(transaction: Transaction, accountId: string): void {
      transaction.delete(orders.doc(accountId))
    },

    /** The account ids, the longest due first. */
    async due(limit: number): Promise<string[]> {
      const query = orders
        .where('lookAt', '<=', Timestamp.fromMillis(now()))
        .orderBy('lookAt')
        .orderBy(FieldPath.documentId())
        .limit(limit)
      return (await query.select().get()).docs.map(({ id }) => id)
    },

    async announced(accountId: string): Promise<void> {
      try {
        await orders.doc(accountId).update({ lookAt: Timestamp.fromMillis(now() + LATE_MS) })
      } catch (error) {
        // The removal was finished or cancelled in the meantime.
        if (!hasStatus(error, STATUS.NOT_FOUND)) throw error
      }
    },

    /** What the person had when the removal began; null before it was counted. */
    async counts(accountId: string): Promise<Record<string, number> | null> {
      return (await orders.doc(accountId).get()).get('counts') ?? null
    },

    async setCounts(accountId: string, counts: Record<string, number>): Promise<void> {
      await orders.doc(accountId).update({ counts })
    },
  }
}
