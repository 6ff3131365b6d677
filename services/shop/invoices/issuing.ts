// Gives invoices and credit notes their numbers: one series for each shop and year, without gaps, because the counter and
// the order change in one transaction. A number that was given stays.
import type { Firestore } from '@google-cloud/firestore'
import Type from 'typebox'
import { documents } from '../../platform/documents.ts'
import { paidOf } from '../orders/amounts.ts'
import { isSeen } from '../orders/complete.ts'
import type { OrderTask } from '../orders/fulfilling.ts'
import type { CreditNote, Invoice, OrderFacts } from '../orders/record.ts'
import type { OrderStore } from '../orders/store.ts'
import { localDay } from './local-day.ts'

export const INVOICE_COUNTERS = 'shopInvoiceCounters'
const counterDocuments = documents(
  Type.Object({ ownerId: Type.String(), year: Type.String(), last: Type.Integer() }),
)

/** Stands for a refund in the credit note of what was never paid. */
export const UNPAID = 'unpaid'

export interface IssuingDeps {
  firestore: Firestore
  store: Pick<OrderStore, 'transact'>
  /** Where the shop is, whose days count; null when there is none any more. */
  countryOf(ownerId: string): Promise<string | null>
  /** Milliseconds since the epoch. */
  now: () => number
}

export function createIssuing({ firestore, store, countryOf, now }: IssuingDeps): OrderTask {
  return async (order) => {
    if (!isIssuing(order)) return order
    const country = await countryOf(order.ownerId)
    if (country === null) return order
    return store.transact(async ({ transaction, read, write }) => {
      const found = await read(order.id)
      if (!found || !isIssuing(found)) return found ?? order
      const date = localDay(now(), country)
      const year = date.slice(0, 4)
      const counter = firestore.collection(INVOICE_COUNTERS).doc(`${found.ownerId}-${year}`)
      const before = counterDocuments.read(await transaction.get(counter))?.last ?? 0
      let last = before
      const next = (): Invoice => {
        last += 1
        return { number: `${year}-${String(last).padStart(4, '0')}`, date, paper: null }
      }
      const invoice = found.invoice ?? next()
      const notes = uncredited({ ...found, invoice }).map((refundId) => ({ ...next(), refundId }))
      const written = await write(
        { ...found, invoice, creditNotes: [...found.creditNotes, ...notes] satisfies CreditNote[] },
        found,
      )
      transaction.set(counter, counterDocuments.data({ ownerId: found.ownerId, year, last }))
      return written
    })
  }
}

/** An order that was cancelled before it had an invoice never gets one. */
const isIssuing = (order: OrderFacts): boolean =>
  (isSeen(order) && order.invoice === null && order.state !== 'cancelled') || uncredited(order).length > 0

/** What has to be taken off the invoice and is not yet. */
function uncredited(order: OrderFacts): string[] {
  if (order.invoice === null) return []
  const credited = new Set(order.creditNotes.map(({ refundId }) => refundId))
  const given = order.refunds.filter(({ state }) => state === 'done').map(({ id }) => id)
  const wanted = creditOf(order, UNPAID) ? [...given, UNPAID] : given
  return wanted.filter((id) => !credited.has(id))
}

/** What a credit note is about; null where there is nothing to credit. */
export function creditOf(
  order: OrderFacts,
  refundId: string,
): { amount: number; reason: string; isPaidBack: boolean } | null {
  if (refundId === UNPAID) {
    const amount = order.state === 'cancelled' ? Math.max(0, order.totals.total - paidOf(order)) : 0
    return amount > 0 ? { amount, reason: 'The order was cancelled.', isPaidBack: false } : null
  }
  const refund = order.refunds.find(({ id }) => id === refundId)
  return refund ? { amount: refund.amount, reason: refund.reason, isPaidBack: true } : null
}
