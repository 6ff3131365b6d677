// How often codes may be used, read where an order is decided again.
import type { DocumentReference, DocumentSnapshot, Firestore } from '@google-cloud/firestore'
import { DISCOUNTS } from '../discounts/record.ts'
import type { UseLimits } from '../discounts/uses.ts'

/** A transaction, or the database itself. */
interface Reader {
  getAll(...references: DocumentReference[]): Promise<DocumentSnapshot[]>
}

export const createDiscountLimits =
  (firestore: Firestore) =>
  async (reader: Reader, discountIds: readonly string[]): Promise<Map<string, UseLimits>> => {
    if (discountIds.length === 0) return new Map()
    const collection = firestore.collection(DISCOUNTS)
    const snapshots = await reader.getAll(...discountIds.map((id) => collection.doc(id)))
    return new Map(
      snapshots.map((snapshot) => [
        snapshot.id,
        {
          maxUses: snapshot.get('maxUses') ?? null,
          maxUsesPerCustomer: snapshot.get('maxUsesPerCustomer') ?? null,
        },
      ]),
    )
  }
