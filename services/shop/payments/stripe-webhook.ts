// What Stripe tells by webhooks: signed, sometimes twice, late, out of order, or not at all.
import type Stripe from 'stripe'
import { checker } from '../../platform/check.ts'
import { AppError } from '../../platform/errors.ts'
import { Id } from '../../platform/schemas.ts'
import { isoTime } from '../../platform/times.ts'
import type { OrderStore } from '../orders/store.ts'
import type { PaymentEvent } from './schemas.ts'
import type { PaymentSettling } from './settling.ts'
import type { StripeAccounts } from './stripe-accounts.ts'
import { refundEvent, type StripeRefund, type StripeSession, sessionAnswer } from './stripe-events.ts'

/** Seconds that a signature counts: an old webhook that somebody has recorded is refused. */
const TOLERANCE = 300

export interface StripeWebhookDeps {
  accounts: Pick<StripeAccounts, 'byAddress'>
  orders: Pick<OrderStore, 'get'>
  settling: Pick<PaymentSettling, 'applyEvents'>
  now: () => number
}

export type StripeWebhook = ReturnType<typeof createStripeWebhook>

export function createStripeWebhook({ accounts, orders, settling, now }: StripeWebhookDeps) {
  return {
    /** Throws AppError `not-found` for an unknown address, and `invalid` for a signature that is not Stripe's. */
    async receive(address: string, body: string, signature: string): Promise<void> {
      const account = await accounts.byAddress(address)
      if (!account) throw new AppError('not-found', 'There is nothing here')
      const { data, type } = await verified(body, signature, account.webhookSecret)
      const about = aboutOrder(type, data.object)
      // The account may sell elsewhere, too, with references that are no ids: what is about no order of this shop is let
      // go, because Stripe gives up on an address that keeps failing.
      const order = about && isId(about.orderId).ok ? await orders.get(about.orderId) : null
      if (!about || !order || order.ownerId !== account.ownerId) return
      const read = { at: isoTime(now()), currency: order.totals.currency }
      await settling.applyEvents(order.id, about.events(read))
    },
  }

  async function verified(body: string, signature: string, secret: string): Promise<Stripe.Event> {
    const { default: Stripe } = await import('stripe')
    try {
      return Stripe.webhooks.constructEvent(body, signature, secret, TOLERANCE, undefined, now())
    } catch (cause) {
      throw new AppError('invalid', 'This is not signed by Stripe', { cause, reason: 'signature' })
    }
  }
}

const isId = checker(Id)

interface About {
  orderId: string
  events(read: { at: string; currency: string }): readonly PaymentEvent[]
}

function aboutOrder(type: string, object: unknown): About | null {
  if (type.startsWith('checkout.session.')) {
    const session = object as StripeSession & { client_reference_id: string | null }
    const orderId = session.client_reference_id
    return orderId ? { orderId, events: (read) => sessionAnswer(session, read).events } : null
  }
  if (type.startsWith('refund.') || type === 'charge.refund.updated') {
    const refund = object as StripeRefund & { metadata: Record<string, string> | null }
    const { orderId, refundId } = refund.metadata ?? {}
    return orderId && refundId ? { orderId, events: ({ at }) => [refundEvent(refund, refundId, at)] } : null
  }
  return null
}
