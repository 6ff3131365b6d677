// How much of an order was paid and given back, in minor units.
import type { OrderFacts } from './record.ts'

type Paid = Pick<OrderFacts, 'payments'>
type Refunding = Pick<OrderFacts, 'payments' | 'refunds'>

const sumOf = ({ payments }: Paid, kind: 'succeeded' | 'refunded') =>
  payments.reduce((sum, event) => sum + (event.kind === kind ? event.amount : 0), 0)

/** Whether something was paid in another currency, which is none of the order's money. */
export const hasForeignMoney = ({ payments, totals }: Pick<OrderFacts, 'payments' | 'totals'>): boolean =>
  totals.total > 0 && payments.some(({ kind, amount }) => kind === 'succeeded' && amount === 0)

export const paidOf = (order: Paid): number => sumOf(order, 'succeeded')

/** What was given back; a refund that was only begun is not. */
export const refundedOf = (order: Paid): number => sumOf(order, 'refunded')

/** What can still be given back. Refunds that were begun count as given back, because they may be done. */
export function refundableOf(order: Refunding): number {
  const told = new Set(
    order.payments.flatMap(({ kind, refundId }) => (kind === 'refunded' ? [refundId] : [])),
  )
  const begun = order.refunds.reduce(
    (sum, { id, state, amount }) => sum + (state !== 'failed' && !told.has(id) ? amount : 0),
    0,
  )
  return Math.max(0, paidOf(order) - refundedOf(order) - begun)
}
