import { expect, test } from 'vitest'
import { someAddress } from '../../shop/orders/test-orders.ts'
import { sells, setUp as setUpCarts } from '../test-cart-world.ts'

async function setUp() {
  const world = await setUpCarts()
  const { maker } = await world.shop()
  const payments = {
    testCard: { isOn: true },
    invoice: { isOn: false, instructions: '' },
    stripe: { isOn: false },
  }
  const { shipping } = (await maker.request('PATCH', '/api/v1/shop', { payments })).json()
  const oil = await sells(maker)
  await world.clock.advance(1000)
  const bought = await world.app.inject({
    ...{ method: 'POST', url: `/api/v1/shops/${maker.handle}/orders` },
    headers: { 'sec-fetch-site': 'same-origin', 'idempotency-key': 'k' },
    payload: {
      ...{ lines: [{ ...oil, quantity: 1 }], email: 'ben@example.com', shippingAddress: someAddress },
      ...{ billingAddress: null, shippingMethodId: shipping[0].id, paymentMethod: 'test-card' },
      ...{ testCard: { number: '4000002760003155' }, acceptsTerms: true, expectedTotal: 1500 },
    },
  })
  const { pathname, searchParams } = new URL(bought.json().redirectUrl)
  return {
    ...world,
    maker,
    path: pathname,
    key: searchParams.get('key')!,
    order: () => maker.request('GET', `/api/v1/shop/orders/${bought.json().order.id}`),
    at: (method: 'GET' | 'POST', url: string, payload = 'answer=yes') =>
      world.app.inject({
        ...{ method, url },
        ...(method === 'POST' && {
          payload,
          headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        }),
      }),
  }
}

test('the page asks, and the answer pays for the order once', async () => {
  await using world = await setUp()
  const url = `${world.path}?key=${world.key}`
  expect((await world.at('GET', url)).body).toContain('Pay €15.00?')
  expect((await world.order()).statusCode).toBe(404)
  for (const _ of [1, 2]) {
    const answer = await world.at('POST', url)
    expect([answer.statusCode, answer.headers.location]).toEqual([303, url.replace('/pay/', '/orders/')])
  }
  expect((await world.order()).json()).toMatchObject({ state: 'paid', payment: 'paid' })
  expect((await world.at('POST', url, 'answer=no')).statusCode).toBe(303)
  expect((await world.order()).json()).toMatchObject({ state: 'paid', payment: 'paid' })
  expect((await world.at('GET', url)).body).toContain('This payment is decided')
})

test('a page of another shop, with another key, or of no order does not work, in the same words', async () => {
  await using world = await setUp()
  const { path, key } = world
  const wrong = [
    `${path}?key=`,
    path,
    `${path}?key=${key}&key=${key}`,
    `${path}?key=${key}x`,
    `${path.replace(/[^/]+\/pay/, 'another/pay')}?key=${key}`,
    ...['nothing', 'a%2Fb', '..%2F..%2Fx', '__x__', '%00', 'x'.repeat(99)].map(
      (id) => `${path.replace(/[^/]+$/, id)}?key=${key}`,
    ),
  ]
  for (const url of wrong)
    for (const method of ['GET', 'POST'] as const) {
      const answer = await world.at(method, url)
      expect([method, url, answer.statusCode]).toEqual([method, url, 404])
    }
  expect((await world.order()).statusCode).toBe(404)
})
