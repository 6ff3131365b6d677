// What new payment events make of an order. Events come from answers, webhooks, sweeps and the customer's return, twice,
// late, and in any order; the outcome must be the same.
import { paidOf, refundableOf } from '../orders/amounts.ts'
import { mayBecome } from '../orders/machine.ts'
import type { OrderFacts } from '../orders/record.ts'
import { machineOrder, noted, raised, type Step, stepped, wantsMail } from '../orders/steps.ts'
import type { PaymentEvent } from './schemas.ts'
import { paymentStateOf } from './state.ts'

export interface Settling {
  /** RFC 3339. */
  at: string
  newId: () => string
  /** Gives back what the order has reserved. */
  release(): void
  /** Reserves again what was given back. False when something of it is gone. */
  reserveAgain(): boolean
}

const LATE = 'It was sold out while it was being paid. The money goes back.'

/** Returns the order as it is then; the same object when the events say nothing new. */
export function settle<Facts extends OrderFacts>(
  order: Facts,
  events: readonly PaymentEvent[],
  settling: Settling,
): Facts {
  const known = new Set(order.payments.map(({ id }) => id))
  const fresh = events.filter(({ id }) => !known.has(id) && known.add(id))
  if (fresh.length === 0) return order
  const told = { ...order, payments: [...order.payments, ...fresh] }
  const isPaidNow = fresh.some(({ kind }) => kind === 'succeeded')
  const after = isPaidNow ? paid(told, settling) : unpaid(told, settling)
  return fresh.reduce((each, event) => refunded(each, event, settling), after)
}

function unpaid<Facts extends OrderFacts>(order: Facts, settling: Settling): Facts {
  const state = paymentStateOf(order.payments)
  if (order.state !== 'pending' || state !== 'declined') return order
  const said = order.payments.findLast(({ kind }) => kind === 'declined' || kind === 'expired')
  const why = said?.reason || 'It was not paid in time'
  if (order.reservation === 'held') settling.release()
  const ended = { ...order, reservation: 'released' as const, reservedUntil: null, redirectUrl: null }
  return stepped(ended, step(settling, 'abandoned', why))
}

function paid<Facts extends OrderFacts>(order: Facts, settling: Settling): Facts {
  if (order.state === 'pending' || order.state === 'abandoned') return firstPaid(order, settling)
  // Whatever was paid beyond the order's total goes back: it was paid twice, or after it was cancelled.
  const owed = order.state === 'cancelled' ? 0 : order.totals.total
  const beyond = Math.min(paidOf(order) - owed, refundableOf(order))
  if (beyond > 0) {
    const why = order.state === 'cancelled' ? 'It was paid after it was cancelled' : 'It was paid twice'
    return raised(refundWanted(noted(order, step(settling, order.state, why)), beyond, why, settling))
  }
  const isMade = order.state === 'placed' && paidOf(order) >= owed
  const why = 'The payment has arrived'
  return raised(
    isMade
      ? wantsMail(stepped(order, step(settling, 'paid', why)), 'paid')
      : noted(order, step(settling, order.state, why)),
  )
}

function firstPaid<Facts extends OrderFacts>(order: Facts, settling: Settling): Facts {
  const seen = { ...order, placedAt: settling.at, reservedUntil: null, redirectUrl: null }
  if (paidOf(order) !== order.totals.total) {
    if (order.reservation === 'held') settling.release()
    return cancelled(seen, 'Another amount was paid than it costs. The money goes back.', settling)
  }
  if (order.reservation !== 'held' && !settling.reserveAgain()) return cancelled(seen, LATE, settling)
  const placed = stepped({ ...seen, reservation: 'held' as const }, step(settling, 'paid', 'It was paid'))
  return raised(wantsMail(wantsMail(placed, 'confirmation'), 'new-order'))
}

function cancelled<Facts extends OrderFacts>(order: Facts, why: string, settling: Settling): Facts {
  const ended = stepped({ ...order, reservation: 'released' as const }, step(settling, 'cancelled', why))
  const back = refundableOf(ended)
  // Money of another currency cannot be counted: a person has to give it back.
  if (back <= 0) return raised(wantsMail(ended, 'cancelled'))
  return raised(wantsMail(refundWanted(ended, back, why, settling), 'cancelled'))
}

function refundWanted<Facts extends OrderFacts>(
  order: Facts,
  amount: number,
  reason: string,
  { at, newId }: Settling,
): Facts {
  const refund = { id: newId(), at, amount, state: 'begun' as const, reason, by: 'system' as const }
  return { ...order, refunds: [...order.refunds, { ...refund, restock: [] }] }
}

function refunded<Facts extends OrderFacts>(order: Facts, event: PaymentEvent, settling: Settling): Facts {
  if (event.kind !== 'refunded' && event.kind !== 'refund-failed') return order
  const state = event.kind === 'refunded' ? ('done' as const) : ('failed' as const)
  const refunds = order.refunds.map((refund) =>
    // A provider may say that a refund failed before it says that another try of it went through, never the reverse.
    refund.id === event.refundId && refund.state !== 'done' ? { ...refund, state } : refund,
  )
  if (state === 'failed') return { ...order, refunds, needsAttention: true }
  const mailed = raised(wantsMail({ ...order, refunds }, 'refunded', event.refundId ?? ''))
  const isAll = paymentStateOf(order.payments) === 'refunded'
  return isAll && mayBecome(machineOrder(mailed), 'refunded', 'system')
    ? stepped(mailed, step(settling, 'refunded', event.reason || 'All of it was given back'))
    : mailed
}

const step = ({ at }: Settling, to: Step['to'], why: string): Step => ({ at, by: 'system', to, why })
