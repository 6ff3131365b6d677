// Buying through the front door, by somebody who sends what no page would send.
import { expect, test } from 'vitest'
import { IDEMPOTENCY_KEYS } from '../../platform/idempotency.ts'
import { ORDERS } from '../../shop/orders/store.ts'
import { someAddress } from '../../shop/orders/test-orders.ts'
import { sells, setUp as setUpCarts, use } from '../test-cart-world.ts'

async function setUp() {
  const world = await setUpCarts()

  /** A shop that takes test cards. */
  async function open() {
    const { maker, at } = await world.shop()
    const payments = {
      testCard: { isOn: true },
      invoice: { isOn: true, instructions: '' },
      stripe: { isOn: false },
    }
    const shop = (await maker.request('PATCH', '/api/v1/shop', { payments })).json()
    await world.clock.advance(1000)
    return { maker, at, handle: maker.handle as string, shippingMethodId: shop.shipping[0].id as string }
  }
  type Open = Awaited<ReturnType<typeof open>>

  return {
    ...world,
    open,

    /** One of 10.00 and 5.00 for its parcel, unless the edit says otherwise. */
    asked: ({ shippingMethodId }: Pick<Open, 'shippingMethodId'>, edit: object = {}) => ({
      ...{ email: 'ben@example.com', shippingAddress: someAddress, billingAddress: null, shippingMethodId },
      ...{ paymentMethod: 'test-card', testCard: { number: '4242424242424242' } },
      ...{ acceptsTerms: true, expectedTotal: 1500, ...edit },
    }),

    buy: (handle: string, key: string | null, payload: object, cookie = '') =>
      world.app.inject({
        ...{ method: 'POST', url: `/api/v1/shops/${handle}/orders`, payload },
        headers: {
          'sec-fetch-site': 'same-origin',
          ...(key !== null && { 'idempotency-key': key }),
          ...(cookie && { cookie }),
        },
      }),

    counts: async () => ({
      orders: (await world.firestore.collection(ORDERS).get()).size,
      keys: (await world.firestore.collection(IDEMPOTENCY_KEYS).get()).size,
    }),
  }
}

test('what no order can be is refused with the field, and nothing is kept', async () => {
  await using world = await setUp()
  const shop = await world.open()
  const oil = await sells(shop.maker)
  const line = { ...oil, quantity: 1 }
  const address = (edit: object) => ({ ...someAddress, ...edit })
  const wrong: [edit: object, field: string][] = [
    ...[-1, 0, 1.5, 10_000, 1e300, '1', null, true].map((quantity): [object, string] => [
      { lines: [{ ...oil, quantity }] },
      'lines.0.quantity',
    ]),
    [{ lines: [{ ...line, price: 1 }] }, 'lines.0.price'],
    [{ lines: [{ ...line, unitPrice: 1 }] }, 'lines.0.unitPrice'],
    [{ lines: [{ ...line, note: 'a'.repeat(201) }] }, 'lines.0.note'],
    [{ lines: [{ ...line, productId: '../shopOrders' }] }, 'lines.0.productId'],
    [{ lines: [] }, 'lines'],
    [{ lines: Array(101).fill(line) }, 'lines'],
    [{ lines: [line], codes: Array.from({ length: 6 }, (_, n) => `CODE${n}`) }, 'codes'],
    [{ lines: [line], codes: ['CODE', 'CODE'] }, 'codes'],
    [{ lines: [line], total: 1 }, 'total'],
    [{ lines: [line], totals: { total: 1 } }, 'totals'],
    ...[-1, 1.5, 1e300, 'NaN', null].map((expectedTotal): [object, string] => [
      { lines: [line], expectedTotal },
      'expectedTotal',
    ]),
    [{ lines: [line], acceptsTerms: false }, 'acceptsTerms'],
    [{ lines: [line], note: 'a'.repeat(1001) }, 'note'],
    [{ lines: [line], email: 'ben@example.com\r\nBcc: all@example.com' }, 'email'],
    [{ lines: [line], shippingAddress: address({ country: 'XX' }) }, 'shippingAddress.country'],
    [{ lines: [line], shippingAddress: address({ name: 'Ben\nBcc: all' }) }, 'shippingAddress.name'],
    [{ lines: [line], billingAddress: address({ postalCode: '1' }) }, 'billingAddress.postalCode'],
    [{ lines: [line], paymentMethod: 'cash' }, 'paymentMethod'],
    [{ lines: [line], paymentMethod: 'stripe' }, 'paymentMethod'],
    [{ lines: [line], testCard: { number: '1234' } }, 'testCard.number'],
    [{ lines: [line], testCard: { number: '4242424242424242', cvc: '1' } }, 'testCard.cvc'],
  ]
  for (const [edit, field] of wrong) {
    const answer = await world.buy(shop.handle, 'k', world.asked(shop, edit))
    expect([edit, answer.statusCode, answer.json().errors?.[0]?.field]).toEqual([edit, 400, field])
  }
  for (const key of [null, '', 'a'.repeat(201), 'a b', 'ä'])
    expect((await world.buy(shop.handle, key, world.asked(shop, { lines: [line] }))).statusCode).toBe(400)
  expect(await world.counts()).toEqual({ orders: 0, keys: 0 })
})

test('what is not sold here is refused in the same words, and no lower total is believed', async () => {
  await using world = await setUp()
  const [shop, other] = [await world.open(), await world.open()]
  const oil = await sells(shop.maker)
  const foreign = await sells(other.maker)
  const wrong = [
    foreign,
    await sells(shop.maker, {}, { status: 'archived' }),
    await sells(shop.maker, {}, { status: 'draft' }),
    { productId: 'nothing', variantId: 'nothing' },
    { productId: oil.productId, variantId: foreign.variantId },
  ]
  const answers = []
  for (const each of wrong) {
    const lines = [{ ...each, quantity: 1 }]
    const answer = await world.buy(shop.handle, 'k', world.asked(shop, { lines, expectedTotal: 0 }))
    answers.push([answer.statusCode, answer.json().code, answer.json().errors])
  }
  expect(answers[0]).toMatchObject([409, 'cart-changed', [{ field: 'lines' }]])
  expect(answers).toEqual(Array(5).fill(answers[0]))
  const line = { ...oil, quantity: 1 }
  const gone = world.asked(shop, { lines: [line], shippingMethodId: other.shippingMethodId })
  expect((await world.buy(shop.handle, 'k', gone)).json().errors).toMatchObject([
    { field: 'shippingMethodId' },
    { field: 'expectedTotal' },
  ])
  const cheap = world.asked(shop, { lines: [line], expectedTotal: 1 })
  expect((await world.buy(shop.handle, 'k', cheap)).json()).toMatchObject({
    code: 'cart-changed',
    errors: [{ field: 'expectedTotal', message: 'is 1500 now' }],
  })
  expect(await world.counts()).toEqual({ orders: 0, keys: 0 })
})

test('a hundred lines with notes of emoji are one order, and a larger body is refused', async () => {
  await using world = await setUp()
  const shop = await world.open()
  const oil = await sells(shop.maker, { onHand: null })
  const noted = (note: string) =>
    Array.from({ length: 100 }, (_, n) => ({ ...oil, quantity: 9, note: `${n} ${note}` }))
  const order = { lines: noted('🫒'.repeat(190)), expectedTotal: 900_500 }
  const placed = await world.buy(shop.handle, 'a', world.asked(shop, order))
  expect(placed.statusCode).toBe(201)
  expect(await world.buy(shop.handle, 'a', world.asked(shop, order))).toMatchObject({ body: placed.body })
  const heavy = { lines: noted('🫒'.repeat(190)), note: '🫒'.repeat(1000), codes: Array(9000).fill('CODE') }
  expect((await world.buy(shop.handle, 'b', world.asked(shop, heavy))).statusCode).toBe(413)
})

test('a closed shop sells nothing, and looks as if it did not exist', async () => {
  await using world = await setUp()
  const shop = await world.open()
  const oil = await sells(shop.maker)
  await shop.maker.request('PATCH', '/api/v1/shop', { isOpen: false })
  await world.clock.advance(1000)
  const body = world.asked(shop, { lines: [{ ...oil, quantity: 1 }] })
  const [closed, none] = [await world.buy(shop.handle, 'k', body), await world.buy('no-such-shop', 'k', body)]
  expect(closed.statusCode).toBe(404)
  const said = ({ json }: typeof closed) => ({ ...json(), traceId: null })
  expect(said(closed)).toEqual(said(none))
})

test('a double click, and a retry after a lost answer, buy once', async () => {
  await using world = await setUp()
  const shop = await world.open()
  const oil = await sells(shop.maker)
  const body = world.asked(shop, { lines: [{ ...oil, quantity: 1 }] })
  const clicks = await Promise.all([1, 2, 3].map(() => world.buy(shop.handle, 'k', body)))
  for (const { statusCode, headers } of clicks)
    if (statusCode !== 201) expect([statusCode, headers['retry-after']]).toEqual([409, expect.any(String)])
  const first = clicks.find(({ statusCode }) => statusCode === 201)!
  expect((await world.buy(shop.handle, 'k', body)).json()).toEqual(first.json())
  const other = await world.buy(shop.handle, 'k', { ...body, note: 'Another' })
  expect([other.statusCode, other.json().code]).toEqual([422, 'idempotency-key-reused'])
  expect(await world.counts()).toMatchObject({ orders: 1 })
  expect((await use(world.browser(), 'GET', shop.at)).lines).toEqual([])
})
