// What an order costs the database, and nothing else: the same reads and writes, with documents of the same size.
import type { Firestore } from '@google-cloud/firestore'
import { IDEMPOTENCY_KEYS } from '../../services/platform/idempotency.ts'
import { newId } from '../../services/platform/ids.ts'
import { ORDERS } from '../../services/shop/orders/store.ts'
import { PRODUCTS } from '../../services/shop/products/record.ts'
import { STOCK } from '../../services/shop/stock/record.ts'

/** Orders like the one that was placed last. */
export async function bareOrders(firestore: Firestore, likeId: string) {
  const [orders, keys] = [ORDERS, IDEMPOTENCY_KEYS].map((name) => firestore.collection(name)) as [
    FirebaseFirestore.CollectionReference,
    FirebaseFirestore.CollectionReference,
  ]
  const order = (await orders.doc(likeId).get()).data()!
  const { docs } = await keys.limit(1).get()
  const { outcome, ...key } = docs[0]!.data()

  return async ({ productId, variantId }: { productId: string; variantId: string }): Promise<void> => {
    const stock = firestore.collection(STOCK).doc(variantId)
    await Promise.all([
      firestore.getAll(firestore.collection(PRODUCTS).doc(productId)),
      firestore.getAll(stock),
    ])
    const orderId = newId()
    const ownKey = keys.doc(`${newId()}${newId()}${newId()}`.padEnd(64, '0'))
    await firestore.runTransaction(async (transaction) => {
      const [, [found]] = await Promise.all([transaction.getAll(ownKey), transaction.getAll(stock)])
      transaction.set(ownKey, { ...key, outcome: null })
      transaction.set(orders.doc(orderId), order)
      const { reserved, updatedAt } = found!.data()!
      transaction.update(stock, { reserved: reserved + 1, updatedAt })
    })
    await firestore.runTransaction(async (transaction) => {
      await transaction.get(ownKey)
      transaction.update(ownKey, { outcome })
    })
  }
}
