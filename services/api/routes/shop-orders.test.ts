import type { LightMyRequestResponse } from 'fastify'
import { expect, test } from 'vitest'
import { EXTRACTORS } from '../../papers/extract.ts'
import { shareWorld } from '../../platform/test-shared-world.ts'
import type { OrderRecord } from '../../shop/orders/record.ts'
import { createOrderStore } from '../../shop/orders/store.ts'
import { type OrderOptions, placeOrder } from '../../shop/orders/test-orders.ts'
import { type Browser, setUp as setUpApi } from '../test-world.ts'

const PATH = '/api/v1/shop/orders'

async function setUp() {
  const world = await setUpApi()
  const { firestore, clock } = world
  const store = createOrderStore(firestore, clock.now)
  return {
    ...world,
    store,
    async maker() {
      const person = await world.registered()
      return {
        ...person,
        order: (options?: OrderOptions) => placeOrder({ firestore, now: clock.now }, person.id, options),
        post: (order: OrderRecord, path: string, body: object) =>
          person.request('POST', `${PATH}/${order.id}/${path}`, body),
      }
    },
    /** A refund with its key, as a browser sends it. */
    async refund(person: Browser, order: OrderRecord, key: string, body: object) {
      const cookie = [...person.cookies].map(([name, { value }]) => `${name}=${value}`).join('; ')
      return world.app.inject({
        method: 'POST',
        url: `${PATH}/${order.id}/refunds`,
        headers: { cookie, 'sec-fetch-site': 'same-origin', 'idempotency-key': key },
        payload: body,
      })
    },
    stock: async (order: OrderRecord, at = 0) =>
      (await firestore.collection('shopStock').doc(order.lines[at]!.variantId).get()).data(),
    announced: (id: string) =>
      world.events.filter(
        ({ topic, payload }) => topic === 'order-placed' && (payload as { orderId: string }).orderId === id,
      ).length,
  }
}

let world: Awaited<ReturnType<typeof setUp>>
shareWorld(setUp, (given) => {
  world = given
})

const statuses = (answers: LightMyRequestResponse[]) => answers.map(({ statusCode }) => statusCode).sort()

test('orders are listed newest first, by state, and by number, name or address', async () => {
  const ana = await world.maker()
  const first = await ana.order()
  world.clock.advance(1000)
  const second = await ana.order({ isPaid: true, email: 'zoe@elsewhere.example' })
  await ana.order({ state: 'pending', placedAt: null })
  const listed = async (query: string) =>
    (await ana.request('GET', `${PATH}?${query}`)).json().items.map(({ id }: { id: string }) => id)

  expect(await listed('')).toEqual([second.id, first.id])
  expect(await listed('state=paid')).toEqual([second.id])
  expect(await listed('q=ben')).toEqual([second.id, first.id])
  expect(await listed('q=zoe')).toEqual([second.id])
  expect(await listed(`q=${first.number.toLowerCase()}`)).toEqual([first.id])
  expect(await listed('q=ben&state=placed')).toEqual([first.id])
  expect(await listed('q=%20%23')).toEqual([])
  const page = (await ana.request('GET', `${PATH}?limit=1`)).json()
  const next = await ana.request('GET', `${PATH}?limit=1&cursor=${page.nextCursor}`)
  expect(next.json().items).toMatchObject([{ id: first.id, customer: 'Ben Buyer', items: 2, total: 2975 }])
})

test('an order goes its way, each step once, and everybody reads why', async () => {
  const ana = await world.maker()
  const order = await ana.order()
  expect((await ana.request('GET', `${PATH}/${order.id}`)).json()).toMatchObject({
    next: ['paid', 'preparing', 'shipped', 'cancelled'],
    payment: 'open',
    unshipped: [{ lineId: order.lines[0]!.id, quantity: 2 }],
  })
  const to = (state: string, why?: string) =>
    ana.post(order, 'transitions', { to: state, ...(why && { why }) })
  expect((await to('preparing', 'Printing tonight')).json().state).toBe('preparing')
  expect((await to('preparing')).statusCode).toBe(200)
  expect((await to('paid')).json()).toMatchObject({ state: 'preparing', payment: 'paid', refundable: 2975 })
  expect((await to('paid')).statusCode).toBe(200)
  expect((await to('delivered')).json()).toMatchObject({ status: 409, code: 'transition-impossible' })
  expect((await ana.post(order, 'shipments', {})).json().state).toBe('shipped')
  const delivered = (await to('delivered')).json()
  expect(delivered.history.map(({ to, by, why }: Record<string, string>) => [to, by, why])).toEqual([
    ['placed', 'customer', 'The order was placed.'],
    ['preparing', 'maker', 'Printing tonight'],
    ['preparing', 'maker', 'The payment arrived.'],
    ['shipped', 'maker', 'The order was shipped.'],
    ['delivered', 'maker', 'The order was delivered.'],
  ])
  const { mails, payments } = (await world.store.get(order.id))!
  expect(mails.map(({ kind }) => kind)).toEqual(['paid', 'shipped'])
  expect(payments).toHaveLength(1)
})

test('parts are shipped, and never more than was ordered', async () => {
  const ana = await world.maker()
  const order = await ana.order({ isPaid: true, lines: [{ quantity: 3 }, { quantity: 1 }] })
  const [prints, frames] = order.lines.map(({ id }) => id)
  const ship = (...lines: [string, number][]) =>
    ana.post(order, 'shipments', { lines: lines.map(([lineId, quantity]) => ({ lineId, quantity })) })

  const part = (await ship([prints!, 2])).json()
  expect(part).toMatchObject({ state: 'preparing', unshipped: [{ quantity: 1 }, { lineId: frames }] })
  expect(part.next).not.toContain('cancelled')
  const tooMany = await ship([prints!, 1], [prints!, 1])
  expect(tooMany.json()).toMatchObject({ status: 400, errors: [{ field: 'lines.1.quantity' }] })
  expect((await ship(['nothing', 1])).statusCode).toBe(400)
  // Of two who ship the rest at once, one does.
  expect(statuses(await Promise.all([ship([prints!, 1]), ship([prints!, 1])]))).toEqual([200, 400])
  const all = (
    await ana.post(order, 'shipments', { tracking: '1Z', trackingUrl: 'https://t.example/1Z' })
  ).json()
  expect(all).toMatchObject({ state: 'shipped', unshipped: [] })
  expect(all.shipments).toHaveLength(3)
  expect((await ana.post(order, 'shipments', {})).statusCode).toBe(409)
})

test('a link to follow a parcel is an address of the web', async () => {
  const ana = await world.maker()
  const order = await ana.order()
  const answer = await ana.post(order, 'shipments', { trackingUrl: 'javascript:alert(1)' })
  expect(answer.json()).toMatchObject({ status: 400, errors: [{ field: 'trackingUrl' }] })
})

test('a cancelled order gives back the stock, and begins to give back the money', async () => {
  const ana = await world.maker()
  const order = await ana.order({ isPaid: true })
  expect(await world.stock(order)).toMatchObject({ onHand: 10, reserved: 2 })
  const cancel = () => ana.post(order, 'transitions', { to: 'cancelled', why: 'Out of paper' })
  const answers = await Promise.all([cancel(), cancel()])
  expect(statuses(answers)).toEqual([200, 200])
  expect(await world.stock(order)).toMatchObject({ onHand: 10, reserved: 0 })
  const stored = await world.store.get(order.id)
  expect(stored?.refunds).toMatchObject([{ amount: 2975, state: 'begun', by: 'maker' }])
  expect(stored?.mails).toMatchObject([{ kind: 'cancelled', state: 'wanted' }])
  expect(world.announced(order.id)).toBeGreaterThan(0)
})

test('a variant that is there again is told to those who show it', async () => {
  const ana = await world.maker()
  const order = await ana.order({ onHand: 2 })
  await ana.post(order, 'transitions', { to: 'cancelled' })
  expect(world.events).toContainEqual({
    topic: 'knowledge-changed',
    payload: { ownerId: ana.id, changes: [{ kind: 'product', id: order.lines[0]!.productId }] },
  })
})

test('a refund is made once for each key, and never exceeds what was paid', async () => {
  const ana = await world.maker()
  const order = await ana.order({ isPaid: true })
  const give = (key: string, amount: number) => world.refund(ana, order, key, { amount, reason: 'Scratched' })

  const once = await give('a', 1000)
  expect(once.json()).toMatchObject({ refundable: 1975, refunds: [{ amount: 1000, state: 'begun' }] })
  expect((await give('a', 1000)).json()).toEqual(once.json())
  expect((await give('a', 999)).json()).toMatchObject({ status: 422, code: 'idempotency-key-reused' })
  expect((await give('b', 1976)).json()).toMatchObject({
    status: 409,
    code: 'refund-too-large',
    errors: [{ field: 'amount' }],
  })
  const many = await Promise.all(['c', 'd', 'e', 'f'].map((key) => give(key, 900)))
  expect(statuses(many)).toEqual([200, 200, 409, 409])
  const { refunds } = (await world.store.get(order.id))!
  expect(refunds.map(({ amount }) => amount)).toEqual([1000, 900, 900])
})

test.each([
  ['no key', '', { amount: 1, reason: '' }, 'idempotency-key'],
  ['nothing', 'k', { amount: 0, reason: '' }, 'amount'],
  ['less than nothing', 'k', { amount: -5, reason: '' }, 'amount'],
  ['a part of a cent', 'k', { amount: 1.5, reason: '' }, 'amount'],
  ['too much for a number', 'k', { amount: 1e300, reason: '' }, 'amount'],
  ['a word', 'k', { amount: 'NaN', reason: '' }, 'amount'],
  ['an unknown field', 'k', { amount: 1, reason: '', to: 'me' }, 'to'],
])('a refund with %s is refused with the field', async (_what, key, body, field) => {
  const ana = await world.maker()
  const order = await ana.order({ isPaid: true })
  const answer = await world.refund(ana, order, key, body)
  expect(answer.statusCode).toBe(400)
  expect(answer.json().errors.map((error: { field: string }) => error.field)).toEqual([field])
})

test('goods that came back are for sale again, as many as were sold', async () => {
  const ana = await world.maker()
  const order = await ana.order({ isPaid: true, reservation: 'taken', state: 'delivered', onHand: 8 })
  const lineId = order.lines[0]!.id
  const give = (key: string, quantity: number) =>
    world.refund(ana, order, key, { amount: 100, reason: '', restock: [{ lineId, quantity }] })
  expect((await give('a', 3)).json()).toMatchObject({ errors: [{ field: 'restock.0.quantity' }] })
  expect((await give('b', 2)).statusCode).toBe(200)
  expect((await give('b', 2)).statusCode).toBe(200)
  expect(await world.stock(order)).toMatchObject({ onHand: 10, reserved: 0 })
  expect((await give('c', 1)).statusCode).toBe(400)
})

test('the file of all orders runs no formulas', async () => {
  const ana = await world.maker()
  await ana.order({ note: '=cmd|calc', isPaid: true })
  const answer = await ana.request('GET', '/api/v1/shop/orders.csv')
  expect(answer.headers['content-type']).toContain('text/csv')
  const [head, row] = answer.body.split('\r\n')
  expect(head).toContain('number,placed,state')
  expect(row).toContain("'=cmd|calc")
  expect(row).toContain('EUR,23.80,0.00,5.95,4.75,29.75,0.00')
})

test('a packing slip is what a parcel holds, without prices', async () => {
  const ana = await world.maker()
  const opening = { handle: `prints-${ana.id}`.slice(0, 40), name: 'P', currency: 'EUR', country: 'DE' }
  await ana.request('POST', '/api/v1/shop', opening)
  const order = await ana.order({ lines: [{ quantity: 7 }] })
  const part = { lines: [{ lineId: order.lines[0]!.id, quantity: 4 }] }
  const { shipments } = (await ana.post(order, 'shipments', part)).json()
  const slip = async (query: string) => {
    const answer = await ana.request('GET', `${PATH}/${order.id}/packing-slip.pdf${query}`)
    if (answer.statusCode !== 200) return answer.statusCode
    return (await EXTRACTORS['pdf.js'](answer.rawPayload)).join(' ').replace(/\s+/g, ' ')
  }
  expect(await slip('')).toContain('LIGHT-A3 3')
  const sent = await slip(`?shipment=${shipments[0].id}`)
  expect(sent).toContain('LIGHT-A3 4')
  expect(sent).not.toContain('€')
  expect(await slip('?shipment=nothing')).toBe(404)
})

test("another maker's orders look as if they did not exist", async () => {
  const [ana, eve] = [await world.maker(), await world.maker()]
  const order = await ana.order({ isPaid: true })
  const tries = [
    await eve.request('GET', `${PATH}/${order.id}`),
    await eve.request('GET', `${PATH}/${order.id}/invoice`),
    await eve.request('GET', `${PATH}/${order.id}/packing-slip.pdf`),
    await eve.request('GET', `${PATH}/${order.id}/credit-notes/a`),
    await eve.post(order, 'transitions', { to: 'cancelled' }),
    await eve.post(order, 'shipments', {}),
    await eve.post(order, 'returns/a', { state: 'accepted' }),
    await world.refund(eve, order, 'k', { amount: 1, reason: '' }),
  ]
  for (const answer of tries)
    expect([answer.statusCode, answer.json().detail]).toEqual([404, `No order ${order.id}`])
  expect((await eve.request('GET', PATH)).json().items).toEqual([])
})
