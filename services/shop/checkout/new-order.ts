// An order as it is first written, from what was asked for and what it costs today.
import { MINUTE_MS } from '../../platform/durations.ts'
import { isoTime } from '../../platform/times.ts'
import { startWaiting } from '../../platform/waiting.ts'
import type { Buyer } from '../carts/store.ts'
import type { OrderFacts } from '../orders/record.ts'
import { raised, stepped, wantsMail } from '../orders/steps.ts'
import { paymentEvent } from '../payments/events.ts'
import type { Priced, ShippingOffer } from '../pricing/schemas.ts'
import type { ShopRecord } from '../shops/record.ts'
import type { PaymentMethod } from '../shops/schemas.ts'
import type { OrderRequest } from './schemas.ts'

/**
 * How long the stock stays reserved for somebody who pays. Stripe's pages stay open for half an hour at least, and close
 * before the reservation ends.
 */
export const RESERVED_MS: Record<Exclude<PaymentMethod, 'invoice'>, number> = {
  'test-card': 15 * MINUTE_MS,
  stripe: 40 * MINUTE_MS,
}

export interface NewOrder {
  id: string
  linkKey: string
  shop: Pick<ShopRecord, 'id' | 'handle' | 'name' | 'email' | 'payments'>
  buyer: Buyer
  request: Omit<OrderRequest, 'codes' | 'testCard'>
  priced: Pick<Priced, 'lines' | 'codes' | 'totals'>
  shippingMethod: ShippingOffer
  /** Milliseconds since the epoch. */
  now: number
}

/**
 * Orders that are paid later, or cost nothing, are placed at once; others wait for their payment. The number is what
 * people call it, so it is short; it comes from the id, which has no letters that look alike.
 */
export function newOrder({ id, linkKey, shop, buyer, request, priced, ...more }: NewOrder): OrderFacts {
  const { shippingMethod, now } = more
  const time = isoTime(now)
  const { paymentMethod } = request
  const order: OrderFacts = {
    id,
    ownerId: shop.id,
    customerId: buyer.accountId,
    cart: request.lines ? null : buyer,
    number: id.slice(0, 8).toUpperCase(),
    state: 'pending',
    shop: { handle: shop.handle, name: shop.name, email: shop.email },
    email: request.email,
    shippingAddress: request.shippingAddress,
    billingAddress: request.billingAddress ?? request.shippingAddress,
    note: request.note ?? '',
    lines: priced.lines,
    codes: priced.codes,
    shippingMethod,
    totals: priced.totals,
    paymentMethod,
    instructions: paymentMethod === 'invoice' ? shop.payments.invoice.instructions : '',
    payments: [],
    reservation: 'held',
    reservedUntil: null,
    redirectUrl: null,
    linkKey,
    shipments: [],
    refunds: [],
    returns: [],
    history: [],
    invoice: null,
    creditNotes: [],
    counted: null,
    mails: [],
    revision: 0,
    doneRevision: 0,
    needsAttention: false,
    addedAt: time,
    placedAt: null,
    ...startWaiting(time),
  }
  if (priced.totals.total === 0)
    return placed(free(order, time), { to: 'paid', why: 'It costs nothing', time })
  if (paymentMethod === 'invoice') return placed(order, { to: 'placed', why: 'It was ordered', time })
  return { ...order, reservedUntil: isoTime(now + RESERVED_MS[paymentMethod]) }
}

const free = (order: OrderFacts, at: string): OrderFacts => ({
  ...order,
  payments: [paymentEvent({ kind: 'succeeded', at, reference: 'nothing-to-pay' })],
})

function placed(
  order: OrderFacts,
  { to, why, time }: { to: 'placed' | 'paid'; why: string; time: string },
): OrderFacts {
  const step = stepped({ ...order, placedAt: time }, { to, by: 'system', why, at: time })
  return raised(wantsMail(wantsMail(step, 'confirmation'), 'new-order'))
}
