// Which accounts are to be removed, and how far each removal has come. An order is deleted with its account.
import { FieldPath, type Firestore, type Transaction } from '@google-cloud/firestore'
import Type from 'typebox'
import { documents, Time, toTimestamp } from '../platform/documents.ts'
import { MINUTE_MS } from '../platform/durations.ts'
import { hasStatus, STATUS } from '../platform/grpc-status.ts'

const stored = documents(
  Type.Object({
    /** When the sweep announces the removal, for the first time or again. */
    lookAt: Time,
    counts: Type.Optional(Type.Record(Type.String(), Type.Number())),
  }),
)

const COLLECTION = 'accountDeletions'
/** A removal that has not finished this long after it was announced is announced again. */
const LATE_MS = 10 * MINUTE_MS

export type DeletionOrders = ReturnType<typeof createDeletionOrders>

export function createDeletionOrders({ firestore, now }: { firestore: Firestore; now: () => number }) {
  const orders = firestore.collection(COLLECTION)

  return {
    place(transaction: Transaction, accountId: string, dueAt: number): void {
      transaction.set(orders.doc(accountId), stored.data({ lookAt: dueAt }))
    },

    remove(transaction: Transaction, accountId: string): void {
      transaction.delete(orders.doc(accountId))
    },

    /** The account ids, the longest due first. */
    async due(limit: number): Promise<string[]> {
      const query = orders
        .where('lookAt', '<=', toTimestamp(now()))
        .orderBy('lookAt')
        .orderBy(FieldPath.documentId())
        .limit(limit)
      return (await query.select().get()).docs.map(({ id }) => id)
    },

    async announced(accountId: string): Promise<void> {
      try {
        await orders.doc(accountId).update(stored.data({ lookAt: now() + LATE_MS }))
      } catch (error) {
        // The removal was finished or cancelled in the meantime.
        if (!hasStatus(error, STATUS.NOT_FOUND)) throw error
      }
    },

    /** What the person had when the removal began; null before it was counted. */
    async counts(accountId: string): Promise<Record<string, number> | null> {
      return stored.read(await orders.doc(accountId).get())?.counts ?? null
    },

    async setCounts(accountId: string, counts: Record<string, number>): Promise<void> {
      await orders.doc(accountId).update(stored.data({ counts }))
    },
  }
}
