// Shops that sell by test card and invoice, and people who order from them, for tests of the checkout over HTTP.
import type { LightMyRequestResponse } from 'fastify'
import { CARDS } from '../shop/checkout/test-world.ts'
import { someAddress } from '../shop/orders/test-orders.ts'
import { type Sold, sells, setUp as setUpCarts } from './test-cart-world.ts'
import type { Maker } from './test-shop-world.ts'
import type { WorldOptions } from './test-world.ts'

export const SHIPPING_METHOD = 'post'
const PAYMENTS = {
  payments: {
    ...{ invoice: { isOn: true, instructions: 'Please pay' } },
    ...{ testCard: { isOn: true }, stripe: { isOn: false } },
  },
  shipping: [
    {
      ...{ id: SHIPPING_METHOD, name: 'Post', description: '', countries: [] },
      rates: [{ maxWeight: null, maxTotal: null, price: 500 }],
      freeFrom: null,
      taxClass: 'standard',
    },
  ],
}

export async function setUp(options?: WorldOptions) {
  const world = await setUpCarts(options)
  let callers = 0
  return {
    ...world,

    /** An open shop, where it takes orders, and something for 10.00 that it sells; shipping is 5.00. */
    async store(): Promise<{ maker: Maker; at: string; article: Sold }> {
      const { maker } = await world.shop()
      const settings = await maker.request('PATCH', '/api/v1/shop', PAYMENTS)
      if (settings.statusCode !== 200) throw new Error(settings.body)
      const article = await sells(maker)
      await world.clock.advance(1000)
      return { maker, at: `/api/v1/shops/${maker.handle}/orders`, article }
    },

    /** Sends an order as a program without a cart does, from an address of its own. Anything may be left out. */
    order: (at: string, { key, body }: { key?: string; body: unknown }): Promise<LightMyRequestResponse> =>
      world.app.inject({
        method: 'POST',
        url: at,
        headers: {
          ...{ 'content-type': 'application/json', 'x-forwarded-for': `192.0.2.${callers++ % 250}` },
          ...(key !== undefined && { 'idempotency-key': key }),
        },
        payload: typeof body === 'string' ? body : JSON.stringify(body),
      }),

    orders: async () =>
      (await world.firestore.collection('shopOrders').get()).docs.map((each) => each.data()),
  }
}

/** A request for one of an article. */
export const wants = (article: Sold, edit: object = {}) => ({
  ...{ lines: [{ ...article, quantity: 1 }], email: 'ben@example.com' },
  ...{ shippingAddress: someAddress, billingAddress: null, shippingMethodId: SHIPPING_METHOD },
  ...{ paymentMethod: 'test-card', testCard: { number: CARDS.succeeds } },
  ...{ acceptsTerms: true, expectedTotal: 1500 },
  ...edit,
})
