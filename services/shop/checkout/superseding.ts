// One cart is ordered once. Whoever orders it again from another tab, or comes back from the payment's page to choose
// another way to pay, gives up the order that is still waiting; one that was placed is enough.
import { AppError } from '../../platform/errors.ts'
import { isoTime } from '../../platform/times.ts'
import type { OrderRecord } from '../orders/record.ts'
import type { OrderStore } from '../orders/store.ts'
import { paymentEvent } from '../payments/events.ts'
import type { PaymentProvider } from '../payments/provider.ts'
import type { PaymentSettling } from '../payments/settling.ts'
import { chargeOf } from './charging.ts'

export interface SupersedingDeps {
  orders: Pick<OrderStore, 'get'>
  settling: Pick<PaymentSettling, 'applyEvents'>
  providerOf(order: Pick<OrderRecord, 'paymentMethod'>): Pick<PaymentProvider, 'withdraw'>
  now: () => number
}

export const createSuperseding =
  ({ orders, settling, providerOf, now }: SupersedingDeps) =>
  /** Resolves when the order is given up. Throws AppError `conflict` when it is placed, or being paid right now. */
  async (orderId: string, isRunning: boolean): Promise<void> => {
    const order = await orders.get(orderId)
    if (!order || order.state === 'abandoned') return
    if (order.state !== 'pending') throw alreadyOrdered()
    if (isRunning && order.redirectUrl === null) throw stillRunning()
    const { events } = await providerOf(order).withdraw(chargeOf(order, { origin: '' }))
    const given = paymentEvent({
      ...{ kind: 'expired', at: isoTime(now()), reference: order.id },
      reason: 'It was ordered again',
    })
    const isPaid = events.some(({ kind }) => kind === 'succeeded')
    const after = await settling.applyEvents(order.id, isPaid ? events : [...events, given])
    if (after && after.state !== 'abandoned') throw alreadyOrdered()
  }

const alreadyOrdered = () =>
  new AppError('conflict', 'What is in this cart was ordered already', { reason: 'already-ordered' })

const stillRunning = () =>
  new AppError('conflict', 'This cart is being ordered elsewhere', { reason: 'still-running', retryAfter: 2 })
