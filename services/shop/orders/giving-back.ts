import { AppError } from '../../platform/errors.ts'
import type { PaymentProvider } from '../payments/provider.ts'
import type { PaymentEvent } from '../payments/schemas.ts'
import type { OrderTask } from './fulfilling.ts'
import type { OrderRecord } from './record.ts'
import { refundedPayment } from './refunded-payment.ts'

export interface GivingBackDeps {
  providerOf(order: Pick<OrderRecord, 'paymentMethod'>): Pick<PaymentProvider, 'refund'>
  /** The one place where payment events reach an order. */
  applyEvents(orderId: string, events: readonly PaymentEvent[]): Promise<OrderRecord | null>
}

/** Asks the provider for every refund that was begun, until it says what became of it. */
export const givingBack =
  ({ providerOf, applyEvents }: GivingBackDeps): OrderTask =>
  async (order) => {
    let current = order
    for (const { id: refundId, state, amount } of order.refunds) {
      if (state !== 'begun') continue
      const events = await providerOf(order).refund({
        ...{ ownerId: order.ownerId, orderId: order.id, refundId, amount },
        ...{ currency: order.totals.currency, reference: refundedPayment(order, refundId) },
      })
      current = (await applyEvents(order.id, events)) ?? current
      if (current.refunds.find(({ id }) => id === refundId)?.state === 'begun')
        throw new AppError('temporary', 'The provider has not said yet whether the money went back')
    }
    return current
  }
