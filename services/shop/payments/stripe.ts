// Payments by Stripe: the customer pays on Stripe's own page, so no card is ever typed in here.
import type Stripe from 'stripe'
import { MINUTE_MS } from '../../platform/durations.ts'
import { AppError } from '../../platform/errors.ts'
import { isoTime } from '../../platform/times.ts'
import { paymentEvent } from './events.ts'
import type { Charge, ChargeAnswer, PaymentProvider } from './provider.ts'
import type { PaymentEvent } from './schemas.ts'
import type { StripeAccounts } from './stripe-accounts.ts'
import { toStripeAmount } from './stripe-amounts.ts'
import type { ConnectStripe, StripeClient } from './stripe-client.ts'
import { isKeyRefused, isRefused, sayRefusal } from './stripe-errors.ts'
import { refundEvent, sessionAnswer } from './stripe-events.ts'

/** The page closes before the reservation ends, so that nobody pays for what is sold to somebody else. */
const CLOSES_BEFORE_MS = 5 * MINUTE_MS

const NOTHING: ChargeAnswer = { events: [], redirectUrl: null }

export interface StripeDeps {
  accounts: Pick<StripeAccounts, 'find'>
  connect: ConnectStripe
  now: () => number
}

export function createStripePayments({ accounts, connect, now }: StripeDeps): PaymentProvider {
  async function clientOf(ownerId: string): Promise<StripeClient> {
    const account = await accounts.find(ownerId)
    if (account) return connect(account.secretKey)
    throw new AppError('temporary', 'The shop cannot take this kind of payment right now', {
      reason: 'stripe-not-connected',
    })
  }

  const read = (session: Stripe.Checkout.Session, { currency }: Charge): ChargeAnswer =>
    sessionAnswer(session, { at: isoTime(now()), currency })

  async function charge(asked: Charge): Promise<ChargeAnswer> {
    const stripe = await clientOf(asked.ownerId)
    try {
      // The key makes a second request get the first one's session, whatever became of the answer.
      const options = { idempotencyKey: `order-${asked.orderId}` }
      return read(await stripe.checkout.sessions.create(sessionOf(asked), options), asked)
    } catch (error) {
      if (!isRefused(error)) throw error
      const reason = 'The payment could not be started'
      const event = { kind: 'declined', at: isoTime(now()), reference: asked.orderId, reason } as const
      return { events: [paymentEvent(event)], redirectUrl: null }
    }
  }

  async function find(asked: Charge): Promise<ChargeAnswer> {
    if (asked.reference === null) return charge(asked)
    const stripe = await clientOf(asked.ownerId)
    return read(await stripe.checkout.sessions.retrieve(asked.reference), asked)
  }

  return {
    method: 'stripe',
    isPaidLater: false,

    check({ amount, currency }) {
      if (toStripeAmount(amount, currency) !== null) return
      throw new AppError('invalid', 'This amount cannot be paid this way. Please choose another.', {
        errors: [{ field: 'paymentMethod', message: 'cannot be used for this amount' }],
      })
    },

    charge,
    find,

    async withdraw(asked) {
      // Without a session that was recorded nobody was sent to its page, so it cannot be paid.
      if (asked.reference === null) return NOTHING
      // Without a key nobody can be asked, and the page has closed by itself.
      const account = await accounts.find(asked.ownerId)
      if (!account) return NOTHING
      const stripe = await connect(account.secretKey)
      try {
        return read(await stripe.checkout.sessions.expire(asked.reference), asked)
      } catch (error) {
        if (isKeyRefused(error)) return NOTHING
        // It was paid, or is over already.
        if (isRefused(error)) return find(asked)
        throw error
      }
    },

    async refund({ ownerId, orderId, refundId, amount, currency, reference }): Promise<PaymentEvent[]> {
      const at = isoTime(now())
      const failed = (reason: string) => [
        paymentEvent({ kind: 'refund-failed', at, amount, reference, refundId, reason }),
      ]
      const charged = toStripeAmount(amount, currency)
      if (charged === null) return failed('Stripe cannot give back this amount: it counts in larger units')
      const stripe = await clientOf(ownerId)
      try {
        const refund = await stripe.refunds.create(
          {
            payment_intent: reference,
            amount: charged,
            metadata: { orderId, refundId },
          },
          { idempotencyKey: `refund-${refundId}` },
        )
        return [refundEvent(refund, refundId, at)]
      } catch (error) {
        // A withdrawn key can be replaced, and then the money still goes back.
        if (!isRefused(error) || isKeyRefused(error)) throw error
        return failed(sayRefusal(error))
      }
    },
  }
}

function sessionOf(charge: Charge): Stripe.Checkout.SessionCreateParams {
  const { orderId, number, currency, email, lines, returnUrl, until, shopName } = charge
  return {
    mode: 'payment',
    // What is paid in days would hold the stock for days.
    allowed_payment_method_types: ['card'],
    // The order is in the shop's currency, and so is what is paid.
    adaptive_pricing: { enabled: false },
    client_reference_id: orderId,
    customer_email: email,
    expires_at: Math.floor((until - CLOSES_BEFORE_MS) / 1000),
    success_url: returnUrl,
    cancel_url: returnUrl,
    metadata: { orderId },
    payment_intent_data: { description: `${shopName}, order ${number}`, metadata: { orderId } },
    line_items: chargedLines(charge).map(({ title, quantity, total }) => ({
      // Discounts are shared out over whole lines, so a single piece may have no whole price.
      quantity: 1,
      price_data: {
        currency: currency.toLowerCase(),
        unit_amount: toStripeAmount(total, currency) ?? 0,
        product_data: { name: (quantity === 1 ? title : `${quantity} × ${title}`).slice(0, 250) },
      },
    })),
  }

  /** Where a line alone is no amount that Stripe takes, the order is one line. */
  function chargedLines({ amount }: Charge): Charge['lines'] {
    const isExact = lines.every(({ total }) => toStripeAmount(total, currency) !== null)
    return isExact && lines.length <= 100 ? lines : [{ title: `Order ${number}`, quantity: 1, total: amount }]
  }
}
