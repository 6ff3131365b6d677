// What a provider of cards would remember, for test cards.
import type { Firestore } from '@google-cloud/firestore'
import Type, { type Static } from 'typebox'
import { documents, Time } from '../../platform/documents.ts'
import { DAY_MS } from '../../platform/durations.ts'

export const TEST_CHARGES = 'testCharges'
const KEPT_MS = 400 * DAY_MS

const StoredCharge = Type.Object({
  ownerId: Type.String(),
  amount: Type.Integer(),
  currency: Type.String(),
  state: Type.Enum(['asked', 'succeeded', 'declined', 'withdrawn']),
  reason: Type.String(),
  /** RFC 3339: when it was decided. */
  at: Type.String(),
  /** By the refund's id. */
  refunds: Type.Record(Type.String(), Type.Integer()),
  expiresAt: Time,
})
const chargeDocuments = documents(StoredCharge)
export type TestCharge = Static<typeof StoredCharge> & { id: string }

export type TestCharges = ReturnType<typeof createTestCharges>

export function createTestCharges(firestore: Firestore, now: () => number) {
  const collection = firestore.collection(TEST_CHARGES)
  return {
    async get(orderId: string): Promise<TestCharge | null> {
      return chargeDocuments.read(await collection.doc(orderId).get())
    },

    /** Resolves to the charge as it is then. `decide` may run more than once; undefined changes nothing. */
    change(
      orderId: string,
      decide: (charge: TestCharge | null) => Omit<TestCharge, 'id' | 'expiresAt'> | undefined,
    ): Promise<TestCharge | null> {
      return firestore.runTransaction(async (transaction) => {
        const before = chargeDocuments.read(await transaction.get(collection.doc(orderId)))
        const changed = decide(before)
        if (!changed) return before
        const charge = { ...changed, id: orderId, expiresAt: now() + KEPT_MS }
        transaction.set(collection.doc(orderId), chargeDocuments.data(charge))
        return charge
      })
    },
  }
}
