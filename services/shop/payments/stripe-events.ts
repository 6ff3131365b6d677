// What Stripe's objects say, as payment events. An answer and a webhook about the same thing give the same events.
import type Stripe from 'stripe'
import { toDecimal } from '../money/schemas.ts'
import { paymentEvent } from './events.ts'
import type { ChargeAnswer } from './provider.ts'
import type { PaymentEvent } from './schemas.ts'
import { fromStripeAmount } from './stripe-amounts.ts'

export type StripeSession = Pick<
  Stripe.Checkout.Session,
  'id' | 'status' | 'payment_status' | 'payment_intent' | 'amount_total' | 'currency' | 'url'
>
export type StripeRefund = Pick<Stripe.Refund, 'id' | 'status' | 'amount' | 'currency' | 'failure_reason'>

export interface Read {
  /** RFC 3339. */
  at: string
  /** The order's. */
  currency: string
}

export function sessionAnswer(session: StripeSession, { at, currency }: Read): ChargeAnswer {
  const begun = paymentEvent({ kind: 'begun', at, reference: session.id })
  const isOpen = session.status === 'open'
  if (isOpen)
    return {
      events: [begun, paymentEvent({ kind: 'needs-action', at, reference: session.id })],
      redirectUrl: session.url,
    }
  if (session.status === 'expired') {
    const reason = 'It was not paid in time'
    return {
      events: [begun, paymentEvent({ kind: 'expired', at, reference: session.id, reason })],
      redirectUrl: null,
    }
  }
  // A payment that takes days is not offered, so a complete session is a paid one.
  return {
    events: session.payment_status === 'unpaid' ? [begun] : [begun, paid(session, { at, currency })],
    redirectUrl: null,
  }
}

function paid({ id, payment_intent, amount_total, currency: said }: StripeSession, { at, currency }: Read) {
  const reference = (typeof payment_intent === 'string' ? payment_intent : payment_intent?.id) ?? id
  const paidIn = (said ?? '').toUpperCase()
  const amount = fromStripeAmount(amount_total ?? 0, paidIn || currency)
  return paymentEvent({
    ...{ kind: 'succeeded', at, reference },
    // Money of another currency is none of the order's: a person has to look.
    ...(paidIn === currency
      ? { amount }
      : { amount: 0, reason: `Paid were ${toDecimal(amount, paidIn)} ${paidIn}` }),
  })
}

const REFUND_KINDS: Record<string, PaymentEvent['kind']> = {
  succeeded: 'refunded',
  failed: 'refund-failed',
  canceled: 'refund-failed',
}

export const refundEvent = (
  { id, status, amount, currency, failure_reason }: StripeRefund,
  refundId: string,
  at: string,
): PaymentEvent =>
  paymentEvent({
    ...{ kind: REFUND_KINDS[status ?? ''] ?? 'refund-begun', at, reference: id, refundId },
    amount: fromStripeAmount(amount, currency.toUpperCase()),
    reason: failure_reason ?? '',
  })
