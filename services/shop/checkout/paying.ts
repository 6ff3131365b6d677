// The second half of a checkout: the payment, and what became of the order. It may be done again at any point.
import { AppError } from '../../platform/errors.ts'
import type { OrderRecord } from '../orders/record.ts'
import { toCustomerOrder } from '../orders/views.ts'
import type { PaymentProvider } from '../payments/provider.ts'
import type { PaymentSettling } from '../payments/settling.ts'
import { type ChargeContext, charge, chargeOf, orderLink } from './charging.ts'
import type { Checkout } from './schemas.ts'
import type { Step } from './steps.ts'

export interface PayingDeps {
  settling: Pick<PaymentSettling, 'applyEvents'>
  providerOf(order: Pick<OrderRecord, 'paymentMethod'>): PaymentProvider
  step: Step
}

export const createPaying =
  ({ settling, providerOf, step }: PayingDeps) =>
  /** Throws AppError `payment` when it was declined, and `temporary` when nobody knows. */
  async (order: OrderRecord, context: ChargeContext): Promise<Checkout> => {
    const isAsking = order.state === 'pending'
    await step('before the charge')
    const answer = isAsking ? await charge(providerOf(order), chargeOf(order, context)) : null
    await step('charged')
    const after = answer
      ? await settling.applyEvents(order.id, answer.events, { redirectUrl: answer.redirectUrl })
      : order
    await step('settled')
    return checkoutOf(after ?? order, context.origin)
  }

function checkoutOf(order: OrderRecord, origin: string): Checkout {
  if (order.state === 'abandoned') {
    const said = order.payments.findLast(({ kind }) => kind === 'declined' || kind === 'expired')
    throw new AppError('payment', `${said?.reason || 'The payment was declined'}. Nothing was ordered.`, {
      reason: 'payment-declined',
    })
  }
  // A stranger cannot see such an order, and the customer is written to about the money.
  if (order.state === 'cancelled')
    throw new AppError('conflict', order.history.at(-1)?.why ?? 'The order was cancelled', {
      reason: 'sold-out',
    })
  return {
    order: toCustomerOrder(order),
    link: orderLink(origin, order),
    redirectUrl: order.redirectUrl,
  }
}
