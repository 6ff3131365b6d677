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

/** Throws when the shop refuses what it should take. */
export async function buy(
  url: string,
  handle: string,
  customer: Customer,
  offers: readonly Offer[],
): Promise<Bought> {
  const client = createStudioClient(url)
  const cart = await filledCart(client, handle, customer, offers)
  const request = requestOf(customer, cart.totals.total)
  let declined = 0
  if (request.testCard && customer.isDeclinedFirst) {
    await refused(client, handle, { ...request, testCard: { number: CARDS.declined } })
    declined += 1
  }
  const { order } = await place(client, handle, request, `${customer.email} ${declined}`)
  return {
    orderId: order.id,
    total: cart.totals.total,
    usesWelcome: cart.codes.some(({ code }) => code === 'WELCOME10'),
    declined,
  }
}

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
  const cart = await client.call<Cart>('GET', path)
  for (const { kind, code: wrong } of cart.problems)
    if (kind.startsWith('code-')) await client.call('DELETE', `${path}/codes/${wrong}`)
  return client.call<Cart>('GET', path)
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
  client.headers.set('idempotency-key', key.replace(/\s/g, '-'))
  return client.call<Checkout>('POST', `/shops/${handle}/orders`, request)
}

async function refused(client: StudioClient, handle: string, request: OrderRequest): Promise<void> {
  const answer = await place(client, handle, request, `${request.email} declined`).catch(
    (error: unknown) => error,
  )
  if (!(answer instanceof ApiProblem) || answer.status !== 402) throw new Error('A declined card was taken')
}

function letGo(error: unknown): void {
  if (!(error instanceof ApiProblem) || error.status >= 500) throw error
}
