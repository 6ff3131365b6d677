// The uses of codes that an order had go back when the order ends without a sale, as its stock does.
import type { Firestore, Transaction } from '@google-cloud/firestore'
import { customerUsesId, DISCOUNT_USES, useDocuments } from '../discounts/uses.ts'
import type { OrderFacts } from './record.ts'

/** Reads what is to be given back, and returns a function that writes it. */
export async function codesGivenBack(
  { transaction, firestore }: { transaction: Transaction; firestore: Firestore },
  before: OrderFacts,
  after: OrderFacts,
): Promise<() => void> {
  const isOver = before.reservation !== 'released' && after.reservation === 'released'
  if (!isOver || after.codes.length === 0) return () => {}
  const collection = firestore.collection(DISCOUNT_USES)
  const ids = after.codes.flatMap(({ discountId }) => [discountId, customerUsesId(discountId, after.email)])
  const counts = await transaction.getAll(...ids.map((id) => collection.doc(id)))
  return () => {
    for (const snapshot of counts) {
      const count = useDocuments.read(snapshot)?.count ?? 0
      if (count > 0) transaction.update(snapshot.ref, { count: count - 1 })
    }
  }
}
