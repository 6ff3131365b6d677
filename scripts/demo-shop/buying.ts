// A customer fills a cart and buys, as a guest does in a browser.
import type { Cart } from '../../services/shop/carts/schemas.ts'
import type { Checkout, OrderRequest } from '../../services/shop/checkout/schemas.ts'
import { ApiProblem, createStudioClient, type StudioClient } from '../client.ts'
import { CARDS, type Customer } from './customers.ts'

/** A variant that can be bought. */
export interface Offer {
  productId: string
  variantId: string
}

export interface Bought {
  orderId: string
  /** What the customer was shown and agreed to. */
  total: number
  usesWelcome: boolean
  /** Cards that were declined before. */
  declined: number
}

/** Others may buy what is in a cart before it is paid: so often a customer looks again. */
const MOST_TRIES = 4

/** Throws when the shop refuses what it should take. */
export async function buy(
  url: string,
  handle: string,
  customer: Customer,
  offers: readonly Offer[],
): Promise<Bought> {
  const client = createStudioClient(url)
  let cart = await filledCart(client, handle, customer, offers)
  let declined = 0
  if (customer.method === 'test-card' && customer.isDeclinedFirst) {
    const request = { ...requestOf(customer, cart.totals.total), testCard: { number: CARDS.declined } }
    if (await isDeclined(client, handle, request)) declined += 1
  }
  for (let attempt = 1; ; attempt++) {
    const { total } = cart.totals
    try {
      const { order } = await place(client, handle, requestOf(customer, total), `attempt-${attempt}`)
      const usesWelcome = order.codes.some(({ code }) => code === 'WELCOME10')
      return { orderId: order.id, total, usesWelcome, declined }
    } catch (error) {
      if (!isOutdated(error) || attempt === MOST_TRIES) throw error
      cart = await lookAgain(client, `/shops/${handle}/cart`)
    }
  }
}

/** What has changed is accepted, and what is gone is left out. */
async function lookAgain(client: StudioClient, path: string): Promise<Cart> {
  const { revision, mark, problems } = await client.call<Cart>('GET', path)
  for (const { kind, code, lineId } of problems) {
    if (kind.startsWith('code-')) await client.call('DELETE', `${path}/codes/${code}`)
    if (lineId && (kind === 'sold-out' || kind === 'not-sold'))
      await client.call('DELETE', `${path}/lines/${lineId}`)
  }
  await client.call('POST', `${path}/seen`, { revision, mark }).catch(letGo)
  return client.call<Cart>('GET', path)
}

const isOutdated = (error: unknown) => error instanceof ApiProblem && error.status === 409

async function filledCart(
  client: StudioClient,
  handle: string,
  { wishes, code, address, shippingMethodId }: Customer,
  offers: readonly Offer[],
): Promise<Cart> {
  const path = `/shops/${handle}/cart`
  for (const { at, quantity } of wishes) {
    const offer = offers[Math.floor(at * offers.length)]
    // What others have bought meanwhile is left out.
    if (offer) await client.call('POST', `${path}/lines`, { ...offer, quantity }).catch(letGo)
  }
  if (code) await client.call('POST', `${path}/codes`, { code }).catch(letGo)
  await client.call('PUT', `${path}/destination`, { country: address.country, shippingMethodId })
  return lookAgain(client, path)
}

function requestOf(
  { email, address, shippingMethodId, method }: Customer,
  expectedTotal: number,
): OrderRequest {
  return {
    email,
    shippingAddress: address,
    billingAddress: null,
    shippingMethodId,
    paymentMethod: method,
    ...(method === 'test-card' && { testCard: { number: CARDS.good } }),
    acceptsTerms: true,
    expectedTotal,
  }
}

function place(client: StudioClient, handle: string, request: OrderRequest, key: string): Promise<Checkout> {
  client.headers.set('idempotency-key', key)
  return client.call<Checkout>('POST', `/shops/${handle}/orders`, request)
}

/** Whether the card was declined; otherwise the cart had changed meanwhile. Throws when the card was taken. */
async function isDeclined(client: StudioClient, handle: string, request: OrderRequest): Promise<boolean> {
  const answer = await place(client, handle, request, 'declined').catch((error: unknown) => error)
  if (answer instanceof ApiProblem && answer.status === 402) return true
  if (isOutdated(answer)) return false
  throw new Error('A declined card was taken')
}

function letGo(error: unknown): void {
  if (!(error instanceof ApiProblem) || error.status >= 500) throw error
}
