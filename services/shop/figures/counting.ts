// Counts an order into the figures of its shop. What was counted is kept in the order, so that only differences are
// added, and an event that comes twice adds nothing.
import { FieldValue, type Firestore, type Transaction } from '@google-cloud/firestore'
import { localDay } from '../invoices/local-day.ts'
import { refundedOf } from '../orders/amounts.ts'
import type { OrderTask } from '../orders/fulfilling.ts'
import type { Counted, OrderFacts, OrderRecord } from '../orders/record.ts'
import type { OrderStore } from '../orders/store.ts'
import { periodId, startOf } from './periods.ts'
import { PERIODS, SALES } from './record.ts'
import { PeriodKind } from './schemas.ts'

export interface CountingDeps {
  firestore: Firestore
  store: Pick<OrderStore, 'transact'>
  /** Where the shop is, whose days count; null when there is none any more. */
  countryOf(ownerId: string): Promise<string | null>
}

export function createCounting({ firestore, store, countryOf }: CountingDeps): OrderTask {
  function addPeriods(transaction: Transaction, ownerId: string, before: Counted | null, after: Counted) {
    const more = {
      ownerId,
      orders: FieldValue.increment(after.orders - (before?.orders ?? 0)),
      revenue: FieldValue.increment(after.revenue - (before?.revenue ?? 0)),
    }
    for (const kind of PeriodKind.enum) {
      const id = periodId(ownerId, kind, startOf(after.day, kind))
      transaction.set(firestore.collection(PERIODS).doc(id), more, { merge: true })
    }
  }

  function addSales(transaction: Transaction, order: OrderRecord, { day, hasLines }: Counted) {
    const month = day.slice(0, 7)
    const { ownerId } = order
    const sign = hasLines ? 1 : -1
    for (const [productId, { title, quantity, revenue }] of soldOf(order))
      transaction.set(
        firestore.collection(SALES).doc(`${ownerId}-${month}-${productId}`),
        {
          ...{ ownerId, month, productId, title },
          quantity: FieldValue.increment(sign * quantity),
          revenue: FieldValue.increment(sign * revenue),
        },
        { merge: true },
      )
  }

  return async (order) => {
    if (order.placedAt === null) return order
    const country = await countryOf(order.ownerId)
    if (country === null) return order
    return store.transact(async ({ transaction, read, write }) => {
      const found = await read(order.id)
      if (!found) return order
      const before = found.counted
      const counted = countedOf(found, country)
      if (!counted || (before && isSame(before, counted))) return found
      const written = await write({ ...found, counted }, found)
      addPeriods(transaction, found.ownerId, before, counted)
      if (counted.hasLines !== (before?.hasLines ?? false)) addSales(transaction, found, counted)
      return written
    })
  }
}

/** A cancelled order counts nothing; money that went back counts less on the day of the order. */
function countedOf(order: OrderFacts, country: string): Counted | null {
  if (order.placedAt === null) return null
  const isCancelled = order.state === 'cancelled'
  return {
    day: order.counted?.day ?? localDay(Date.parse(order.placedAt), country),
    orders: isCancelled ? 0 : 1,
    revenue: isCancelled ? 0 : order.totals.total - refundedOf(order),
    hasLines: !isCancelled,
  }
}

const isSame = (one: Counted, other: Counted) =>
  one.orders === other.orders && one.revenue === other.revenue && one.hasLines === other.hasLines

function soldOf({ lines }: OrderFacts) {
  const sold = new Map<string, { title: string; quantity: number; revenue: number }>()
  for (const { productId, title, quantity, total } of lines) {
    const sum = sold.get(productId) ?? { title, quantity: 0, revenue: 0 }
    sold.set(productId, { title, quantity: sum.quantity + quantity, revenue: sum.revenue + total })
  }
  return sold
}
