// The end of a reservation that nobody paid. The payment is withdrawn first, so that it cannot be made for what is then
// sold to somebody else.

import type { Publish } from '../../platform/publish.ts'
import { isoTime } from '../../platform/times.ts'
import { orderPlaced } from '../events.ts'
import { isWaiting } from '../orders/complete.ts'
import type { OrderRecord } from '../orders/record.ts'
import { raised } from '../orders/steps.ts'
import type { OrderStore } from '../orders/store.ts'
import { paymentEvent } from '../payments/events.ts'
import type { PaymentProvider } from '../payments/provider.ts'
import type { PaymentSettling } from '../payments/settling.ts'
import { chargeOf } from './charging.ts'

export interface ExpiryDeps {
  store: Pick<OrderStore, 'change'>
  publish: Publish
  now: () => number
}

/** For the sweep: what withdraws payments is started by an event, as it may take long and needs the shop's keys. */
export const createExpiry =
  ({ store, publish, now }: ExpiryDeps) =>
  async (order: OrderRecord): Promise<string | null> => {
    const isToBegin = (found: OrderRecord) => isOverdue(found, now()) && !isWaiting(found)
    if (!isToBegin(order)) return null
    const after = await store.change(order.id, (found) => (found && isToBegin(found) ? raised(found) : null))
    if (!after || !isOverdue(after, now())) return null
    await publish(orderPlaced, { ownerId: order.ownerId, orderId: order.id })
    return 'expired'
  }

export interface ExpiringDeps {
  settling: Pick<PaymentSettling, 'applyEvents'>
  providerOf(order: Pick<OrderRecord, 'paymentMethod'>): Pick<PaymentProvider, 'withdraw'>
  now: () => number
}

export const isOverdue = (
  { state, reservedUntil }: Pick<OrderRecord, 'state' | 'reservedUntil'>,
  now: number,
): boolean => state === 'pending' && reservedUntil !== null && Date.parse(reservedUntil) <= now

/** Ends an order whose time is over, or places it after all when it turns out to be paid. It may run twice. */
export const createExpiring =
  ({ settling, providerOf, now }: ExpiringDeps) =>
  async (order: OrderRecord): Promise<OrderRecord | null> => {
    if (!isOverdue(order, now())) return order
    const { events } = await providerOf(order).withdraw(chargeOf(order, { origin: '' }))
    const expired = paymentEvent({
      ...{ kind: 'expired', at: isoTime(now()), reference: order.id },
      reason: 'It was not paid in time',
    })
    const isPaid = events.some(({ kind }) => kind === 'succeeded')
    return settling.applyEvents(order.id, isPaid ? events : [...events, expired])
  }
