// The only file that knows how orders are stored in the database.
import { FieldPath, type Firestore } from '@google-cloud/firestore'
import { readAll } from '../../platform/documents.ts'
import { createMeter } from '../../platform/meter.ts'
import { alongBytes } from '../../platform/record-bytes.ts'
import { newestFirst } from '../../platform/record-lists.ts'
import { createRecords } from '../../platform/records.ts'
import type { PaymentMethod } from '../shops/schemas.ts'
import { complete, facetOf, heldBy } from './complete.ts'
import { type OrderFacts, type OrderRecord, orderDocuments } from './record.ts'

export const ORDERS = 'shopOrders'

export interface CustomerRange {
  customerId: string
  after?: { key: string; id: string }
  limit: number
}

export type OrderStore = ReturnType<typeof createOrderStore>

export function createOrderStore(firestore: Firestore, now: () => number) {
  const records = createRecords<OrderFacts, OrderRecord>({
    firestore,
    collection: ORDERS,
    documents: orderDocuments,
    complete,
    along: alongBytes<OrderRecord>('shop', { meter: createMeter(firestore), heldBy }),
    now,
  })
  const collection = firestore.collection(ORDERS)

  return {
    ...records,
    list: newestFirst(records, orderDocuments),
    /** What a customer ordered, in all shops. */
    watchCustomer: records.watchBy('customerId'),

    /** Whether somebody is paying in this way just now. */
    async isBeingPaid(ownerId: string, method: PaymentMethod): Promise<boolean> {
      const pending = collection.where('ownerId', '==', ownerId).where('state', '==', 'pending')
      const { docs } = await pending.select('paymentMethod').get()
      return docs.some((order) => order.get('paymentMethod') === method)
    },

    /** What a customer ordered in all shops, the latest first. */
    async listOfCustomer({ customerId, after, limit }: CustomerRange): Promise<OrderRecord[]> {
      const own = collection
        .where('customerId', '==', customerId)
        .where('customerFacets', 'array-contains', facetOf())
        .orderBy('addedAt', 'desc')
        .orderBy(FieldPath.documentId(), 'desc')
      const page = (after ? own.startAfter(after.key, after.id) : own).limit(limit)
      return readAll(orderDocuments, await page.get())
    },
  }
}
