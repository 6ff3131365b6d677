import { expect, test } from 'vitest'
import { shareWorld } from '../../platform/test-shared-world.ts'
import { customerUsesId, DISCOUNT_USES } from '../../shop/discounts/uses.ts'
import { customerForgetting } from '../../shop/orders/customer-forgetting.ts'
import { createOrderStore } from '../../shop/orders/store.ts'
import { type OrderOptions, placeOrder } from '../../shop/orders/test-orders.ts'
import { setUp as setUpApi, type World } from '../test-world.ts'

let shared: World
shareWorld(setUpApi, (world) => {
  shared = world
})

/** With a shop of its own. */
async function setUp() {
  const world = shared
  const { firestore, clock } = world
  const maker = await world.registered()
  const handle = `prints-${maker.id}`.slice(0, 40)
  const opening = { handle, name: 'Ana’s prints', currency: 'EUR', country: 'DE' }
  await maker.request('POST', '/api/v1/shop', opening)
  return {
    ...world,
    handle,
    maker,
    store: createOrderStore(firestore, clock.now),
    place: (options?: OrderOptions) => placeOrder({ firestore, now: clock.now }, maker.id, options),
    stock: async (variantId: string) => (await firestore.collection('shopStock').doc(variantId).get()).data(),
  }
}

test('a customer sees and cancels the own order, whose money and stock go back', async () => {
  const world = await setUp()
  const ben = await world.registered()
  const order = await world.place({ customerId: ben.id, isPaid: true })
  await world.place({ isPaid: true })
  const list = (await ben.request('GET', '/api/v1/purchases')).json()
  expect(list.items).toMatchObject([{ id: order.id, shop: { name: 'Ana’s prints' }, needsAttention: false }])

  const path = `/api/v1/purchases/${order.id}`
  expect((await ben.request('GET', path)).json()).toMatchObject({ canCancel: true, canReturn: false })
  const cancel = () => ben.request('POST', `${path}/cancel`)
  expect((await cancel()).json()).toMatchObject({ state: 'cancelled', canCancel: false })
  expect((await cancel()).statusCode).toBe(200)
  expect((await world.store.get(order.id))?.refunds).toMatchObject([{ amount: 2975, by: 'customer' }])
  expect(await world.stock(order.lines[0]!.variantId)).toMatchObject({ onHand: 10, reserved: 0 })
})

test('a code can be used again after its order was cancelled, once', async () => {
  const world = await setUp()
  const ben = await world.registered()
  const code = { discountId: 'welcome', code: 'WELCOME', title: 'Welcome', amount: 100 }
  const order = await world.place({ customerId: ben.id, isPaid: true, codes: [code] })
  const uses = [code.discountId, customerUsesId(code.discountId, order.email)].map((id) =>
    world.firestore.collection(DISCOUNT_USES).doc(id),
  )
  for (const use of uses) await use.set({ ownerId: order.ownerId, count: 2 })
  const cancel = () => ben.request('POST', `/api/v1/purchases/${order.id}/cancel`)
  await Promise.all([cancel(), cancel()])
  for (const use of uses) expect((await use.get()).get('count')).toBe(1)
})

test('what is being prepared can no longer be cancelled', async () => {
  const world = await setUp()
  const ben = await world.registered()
  const order = await world.place({ customerId: ben.id })
  const prepare = `/api/v1/shop/orders/${order.id}/transitions`
  await world.maker.request('POST', prepare, { to: 'preparing' })
  const answer = await ben.request('POST', `/api/v1/purchases/${order.id}/cancel`)
  expect(answer.json()).toMatchObject({ status: 409, code: 'transition-impossible' })
})

test('a guest opens the order with its link, even under an earlier handle, and nobody else does', async () => {
  const world = await setUp()
  const order = await world.place()
  const guest = world.browser()
  const at = (handle: string, id: string, key: string, rest = '') =>
    `/api/v1/shops/${handle}/orders/${id}${rest}?key=${key}`
  const key = order.linkKey
  expect((await guest.request('GET', at(world.handle, order.id, key))).json()).toMatchObject({
    number: order.number,
    instructions: 'Please pay within 14 days.',
  })
  await world.maker.request('PATCH', '/api/v1/shop', { handle: `x${world.handle}`.slice(0, 40) })
  expect((await guest.request('GET', at(world.handle, order.id, key))).statusCode).toBe(200)

  const other = await world.registered()
  const theirs = { handle: `other-${other.id}`.slice(0, 40), name: 'B', currency: 'EUR', country: 'DE' }
  await other.request('POST', '/api/v1/shop', theirs)
  const wrong = [
    at(world.handle, order.id, 'wrong'),
    at(world.handle, order.id, ''),
    at(world.handle, order.id, `${key}x`),
    at('no-such-shop', order.id, key),
    at(theirs.handle, order.id, key),
  ]
  for (const url of wrong) {
    const answer = await guest.request('GET', url)
    expect([answer.statusCode, answer.json().detail]).toEqual([404, `No order ${order.id}`])
  }
  const unknown = await guest.request('GET', at(world.handle, 'nothing', key))
  expect([unknown.statusCode, unknown.json().detail]).toEqual([404, 'No order nothing'])
  for (const rest of ['/cancel', '/returns']) {
    const body = rest === '/returns' ? { lines: [{ lineId: 'a', quantity: 1 }], reason: 'x' } : undefined
    const answer = await guest.request('POST', at(world.handle, order.id, 'wrong', rest), body)
    expect([rest, answer.statusCode]).toEqual([rest, 404])
  }
  expect((await guest.request('POST', at(world.handle, order.id, key, '/cancel'))).json().state).toBe(
    'cancelled',
  )
})

test("another customer's order looks as if it did not exist", async () => {
  const world = await setUp()
  const [ben, eve] = [await world.registered(), await world.registered()]
  const order = await world.place({ customerId: ben.id })
  const path = `/api/v1/purchases/${order.id}`
  for (const answer of [
    await eve.request('GET', path),
    await eve.request('GET', `${path}/invoice`),
    await eve.request('POST', `${path}/cancel`),
    // The maker is not the customer.
    await world.maker.request('GET', path),
  ])
    expect([answer.statusCode, answer.json().detail]).toEqual([404, `No order ${order.id}`])
})

test('goods are returned: asked, accepted, received, and no more than were shipped', async () => {
  const world = await setUp()
  const ben = await world.registered()
  const order = await world.place({ customerId: ben.id, isPaid: true })
  const lineId = order.lines[0]!.id
  const ask = (quantity: number) =>
    ben.request('POST', `/api/v1/purchases/${order.id}/returns`, {
      lines: [{ lineId, quantity }],
      reason: 'Too blue',
    })
  expect((await ask(1)).json().code).toBe('nothing-to-return')
  const own = `/api/v1/shop/orders/${order.id}`
  await world.maker.request('POST', `${own}/shipments`, {})
  expect((await ask(3)).json()).toMatchObject({ errors: [{ field: 'lines.0.quantity' }] })
  const asked = (await ask(2)).json()
  expect(asked).toMatchObject({ canReturn: false, returns: [{ state: 'asked', reason: 'Too blue' }] })

  const answer = (state: string, id = asked.returns[0].id) =>
    world.maker.request('POST', `${own}/returns/${id}`, { state })
  expect((await answer('accepted', 'nothing')).statusCode).toBe(404)
  expect((await answer('accepted')).json().state).toBe('shipped')
  expect((await answer('accepted')).statusCode).toBe(200)
  expect((await answer('received')).json()).toMatchObject({ state: 'returned' })
  expect((await answer('refused')).json().code).toBe('transition-impossible')
  const { mails } = (await world.store.get(order.id))!
  expect(mails.map(({ kind }) => kind)).toEqual(['shipped', 'return-asked', 'return-answered'])
})

test('an order stays with the shop when the customer’s account goes', async () => {
  const world = await setUp()
  const ben = await world.registered()
  const cart = { accountId: ben.id, guestId: null }
  const order = await world.place({ customerId: ben.id, cart })
  expect(await customerForgetting(world.firestore).forget(ben.id)).toBe('all')
  expect(await world.store.get(order.id)).toMatchObject({
    number: order.number,
    customerId: null,
    cart: null,
  })
})
