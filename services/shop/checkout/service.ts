// Buying: reserve, pay, confirm. The first is one transaction, the second waits for nobody's locks, and the third may
// come from anywhere. A request that comes again gets the same answer.

import type { Firestore } from '@google-cloud/firestore'
import { AppError, isTemporary } from '../../platform/errors.ts'
import {
  answerOf,
  type Idempotency,
  type KeyClaim,
  type KeyStanding,
  keyClaim,
} from '../../platform/idempotency.ts'
import { unwrap } from '../../platform/key-outcome.ts'
import type { Log } from '../../platform/log.ts'
import type { Publish } from '../../platform/publish.ts'
import type { Buyer } from '../carts/store.ts'
import type { OrderRecord } from '../orders/record.ts'
import type { OrderStore } from '../orders/store.ts'
import type { PaymentProvider } from '../payments/provider.ts'
import type { PaymentSettling } from '../payments/settling.ts'
import type { PricedLine } from '../pricing/schemas.ts'
import { offeredPayments } from '../shops/payments.ts'
import type { ShopRecord } from '../shops/record.ts'
import type { PaymentMethod } from '../shops/schemas.ts'
import { claimOf } from './claims.ts'
import { newOrder } from './new-order.ts'
import { createPaying } from './paying.ts'
import { createPlacing } from './placing.ts'
import { createPreparing, type PreparingDeps } from './preparing.ts'
import { takenMeanwhile } from './refusals.ts'
import type { Checkout, OrderRequest } from './schemas.ts'
import { noStep, type Step } from './steps.ts'
import { createSuperseding } from './superseding.ts'

export interface CheckoutDeps extends PreparingDeps {
  firestore: Firestore
  orders: Pick<OrderStore, 'get' | 'transact'>
  keys: Idempotency
  settling: PaymentSettling
  provider(method: PaymentMethod): PaymentProvider
  publish: Publish
  log: Pick<Log, 'warn'>
  /** Whether this is a place for trying. */
  takesTestCards: boolean
  now: () => number
  newId: () => string
  /** Unguessable. */
  newSecret: () => string
  step?: Step
}

export interface CheckoutRequest {
  /** One that the buyer may see. */
  shop: ShopRecord
  buyer: Buyer
  key: string
  request: OrderRequest
  /** Where people reach the studio. */
  origin: string
}

export type CheckoutService = ReturnType<typeof createCheckout>

export function createCheckout(deps: CheckoutDeps) {
  const { orders, keys, settling, provider, now, newId, newSecret } = deps
  const { step = noStep } = deps
  const prepare = createPreparing(deps)
  const { place } = createPlacing(deps)
  const providerOf = ({ paymentMethod }: Pick<OrderRecord, 'paymentMethod'>) => provider(paymentMethod)
  const pay = createPaying({ settling, providerOf, step })
  const supersede = createSuperseding({ ...deps, providerOf })

  async function reserved(asked: CheckoutRequest, key: KeyClaim): Promise<OrderRecord | Checkout> {
    const { shop, buyer } = asked
    const chosen = providerFor(shop, asked.request)
    const { request, priced, limits, shippingMethod } = await prepare(shop, buyer, asked.request)
    if (priced.totals.total > 0) chosen.check(chargeable(request, priced.totals))
    const order = newOrder({
      ...{ id: newId(), linkKey: newSecret(), shop, buyer },
      ...{ request, priced, shippingMethod, now: now() },
    })
    const cart = request.lines ? null : cartClaim(shop, priced.lines)
    const placing = { key, cart, order, claim: claimOf(order, limits) }
    await step('before the reservation')
    const first = await place({ ...placing, replaces: null })
    if (first.kind === 'ordered') await supersede(first.orderId, first.isRunning)
    const placed = first.kind === 'ordered' ? await place({ ...placing, replaces: first.orderId }) : first
    await step('reserved')
    if (placed.kind === 'short') throw takenMeanwhile(placed.shortages, priced.lines)
    if (placed.kind === 'placed') return placed.order
    if (placed.kind === 'known') return takenUp(key, placed.standing)
    throw new AppError('temporary', 'Please try again', { retryAfter: 1 })
  }

  function providerFor(shop: ShopRecord, { paymentMethod }: OrderRequest): PaymentProvider {
    if (!offeredPayments(shop, deps).includes(paymentMethod))
      throw new AppError('invalid', 'This shop does not take this kind of payment', {
        errors: [{ field: 'paymentMethod', message: 'is not offered by this shop' }],
      })
    return provider(paymentMethod)
  }

  /**
   * A request that came before may be refused now, because what it has bought is gone from the cart or sold out: its own
   * answer counts.
   */
  async function begunBefore(key: KeyClaim, refusal: unknown): Promise<OrderRecord | Checkout> {
    if (isTemporary(refusal)) throw refusal
    const standing = await keys.get(key)
    if (standing.kind === 'new') throw refusal
    return takenUp(key, standing)
  }

  /** Takes up what an earlier try has begun; its process may still be at work, and then both come to the same. */
  async function takenUp(key: KeyClaim, standing: KeyStanding): Promise<OrderRecord | Checkout> {
    const known = answerOf(standing)
    if (known) return unwrap<Checkout>(known)
    const { answered, subject } = await keys.enter(key, 'subject' in standing ? standing.subject : '')
    if (answered) return unwrap<Checkout>(answered)
    const order = await orders.get(subject)
    if (!order) throw new AppError('conflict', 'This order no longer exists', { reason: 'order-gone' })
    return order
  }

  return {
    async order(asked: CheckoutRequest): Promise<Checkout> {
      const { shop, buyer, request, origin } = asked
      const key = keyClaim({ scope: ['shop-order', shop.id, nameOf(buyer)], key: asked.key, body: request })
      const begun = await reserved(asked, key).catch((refusal) => begunBefore(key, refusal))
      if (!('state' in begun)) return begun
      // It was placed at once, because nothing is to be paid now.
      if (begun.revision > begun.doneRevision) await settling.placed(begun)
      const checkout = await keys.conclude(key, async () => {
        const cardNumber = request.testCard?.number
        return pay(begun, { origin, ...(cardNumber !== undefined && { cardNumber }) })
      })
      await step('answered')
      return checkout
    },
  }
}

/** A program without a cart has no name, and chooses keys that nobody else has. */
const nameOf = ({ accountId, guestId }: Buyer): string => accountId ?? guestId ?? ''

/**
 * A cart by what is in it: lines have ids of their own, which nobody can choose. The same goods bought again are another
 * cart, and a guest's is the same after they have signed in.
 */
const cartClaim = (shop: ShopRecord, lines: readonly PricedLine[]): KeyClaim =>
  keyClaim({
    scope: ['shop-cart', shop.id],
    key: lines
      .map(({ id, quantity }) => `${id} ${quantity}`)
      .sort()
      .join(),
    body: null,
  })

const chargeable = (
  { testCard }: OrderRequest,
  { total, currency }: { total: number; currency: string },
) => ({ amount: total, currency, ...(testCard && { cardNumber: testCard.number }) })
