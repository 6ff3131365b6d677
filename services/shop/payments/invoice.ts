// Bank transfer or pay on delivery: nothing is charged here. The maker says when the money has arrived, and sends it
// back by hand.
import { isoTime } from '../../platform/times.ts'
import { paymentEvent } from './events.ts'
import type { PaymentProvider } from './provider.ts'

const NOTHING = { events: [], redirectUrl: null }

export const createInvoicePayments = ({ now }: { now: () => number }): PaymentProvider => ({
  method: 'invoice',
  isPaidLater: true,
  check: () => undefined,
  charge: async () => NOTHING,
  find: async () => NOTHING,
  withdraw: async () => NOTHING,
  refund: async ({ refundId, amount, reference }) => [
    paymentEvent({
      ...{ kind: 'refunded', at: isoTime(now()), amount, reference, refundId },
      reason: 'The shop sends it back by bank transfer',
    }),
  ],
})
