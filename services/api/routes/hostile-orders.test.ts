// What a customer or a maker may try with an order, in the wrong order, too often, or too large.
import { expect, test } from 'vitest'
import type { OrderRecord } from '../../shop/orders/record.ts'
import { createOrderStore } from '../../shop/orders/store.ts'
import { type OrderOptions, placeOrder } from '../../shop/orders/test-orders.ts'
import { paymentEvent } from '../../shop/payments/events.ts'
import { setUp as setUpApi } from '../test-world.ts'

async function setUp() {
  const world = await setUpApi()
  const { firestore, clock } = world
  const [maker, ben] = [await world.registered(), await world.registered()]
  const post = (person: typeof maker, url: string, payload?: object, headers: object = {}) =>
    world.app.inject({
      ...{ method: 'POST', url: `/api/v1${url}` },
      headers: {
        cookie: [...person.cookies].map(([name, { value }]) => `${name}=${value}`).join('; '),
        ...{ 'sec-fetch-site': 'same-origin', ...headers },
      },
      ...(payload && { payload }),
    })
  return {
    ...world,
    maker,
    ben,
    store: createOrderStore(firestore, clock.now),
    place: (options?: OrderOptions) =>
      placeOrder({ firestore, now: clock.now }, maker.id, { customerId: ben.id, ...options }),
    own: (order: OrderRecord, path: string, body: object) =>
      post(maker, `/shop/orders/${order.id}/${path}`, body),
    refund: (order: OrderRecord, key: string, body: object) =>
      post(maker, `/shop/orders/${order.id}/refunds`, body, { 'idempotency-key': key }),
    purchase: (order: OrderRecord, path: string, body?: object) =>
      post(ben, `/purchases/${order.id}/${path}`, body),
    stock: async (order: OrderRecord) =>
      (await firestore.collection('shopStock').doc(order.lines[0]!.variantId).get()).data(),
  }
}

test('goods that came back are counted once, although the money’s way back failed', async () => {
  await using world = await setUp()
  const order = await world.place({ isPaid: true, reservation: 'taken', state: 'delivered', onHand: 8 })
  const restock = [{ lineId: order.lines[0]!.id, quantity: 2 }]
  const begun = (await world.refund(order, 'a', { amount: 100, reason: '', restock })).json()
  const failed = { at: order.addedAt, reference: 're', refundId: begun.refunds[0].id }
  await world.shop.buying.settling.applyEvents(order.id, [paymentEvent({ ...failed, kind: 'refund-failed' })])
  const again = await world.refund(order, 'b', { amount: 100, reason: '', restock })
  expect(again.json()).toMatchObject({ status: 400, errors: [{ field: 'restock.0.quantity' }] })
  expect((await world.refund(order, 'c', { amount: 100, reason: '' })).statusCode).toBe(200)
  expect(await world.stock(order)).toMatchObject({ onHand: 10 })
})

test('a customer who asks for ever more returns fills neither the order nor the maker’s mailbox', async () => {
  await using world = await setUp()
  const order = await world.place({ isPaid: true, reservation: 'taken', lines: [{ quantity: 9999 }] })
  const lines = [{ lineId: order.lines[0]!.id, quantity: 1 }]
  await world.own(order, 'shipments', {})
  const one = { id: 'a', at: order.addedAt, lines, reason: '🫒'.repeat(1000), state: 'asked' as const }
  await world.store.change(order.id, (found) => found && { ...found, returns: Array(49).fill(one) })
  const asked = async () => (await world.purchase(order, 'returns', { lines, reason: one.reason })).statusCode
  expect([await asked(), await asked()]).toEqual([200, 409])
  expect((await world.store.get(order.id))?.mails).toHaveLength(2)
  expect((await world.refund(order, 'a', { amount: 100, reason: '' })).statusCode).toBe(200)
})

test('an order with more parcels than it can hold stays one that can be changed', async () => {
  await using world = await setUp()
  const order = await world.place({ isPaid: true, reservation: 'taken', lines: [{ quantity: 9999 }] })
  const lines = [{ lineId: order.lines[0]!.id, quantity: 1 }]
  const parcel = { lines, tracking: '🫒'.repeat(80), carrier: '🫒'.repeat(80) }
  await world.store.change(order.id, (found) => {
    const one = { id: 'a', at: order.addedAt, lines, carrier: '', tracking: '🫒'.repeat(80), trackingUrl: '' }
    return found && { ...found, state: 'preparing', shipments: Array(1650).fill(one) }
  })
  expect((await world.own(order, 'shipments', parcel)).json()).toMatchObject({
    status: 409,
    code: 'order-full',
  })
  expect((await world.refund(order, 'a', { amount: 100, reason: '' })).json().code).toBe('order-full')
  await world.shop.buying.settling.applyEvents(order.id, [
    paymentEvent({ kind: 'begun', at: order.addedAt, reference: 'late' }),
  ])
  expect((await world.store.get(order.id))?.payments.at(-1)).toMatchObject({ reference: 'late' })
})

const codes = (answers: { statusCode: number }[]) => answers.map(({ statusCode }) => statusCode).sort()

test('of a cancellation and a parcel at the same moment one wins, and the stock says which', async () => {
  await using world = await setUp()
  for (const isReversed of [false, true]) {
    const order = await world.place({ isPaid: true })
    const both = [
      () => world.purchase(order, 'cancel'),
      () => world.own(order, 'shipments', {}),
      () => world.own(order, 'transitions', { to: 'cancelled' }),
    ]
    const answers = await Promise.all((isReversed ? both.reverse() : both).map((act) => act()))
    const { state, shipments, refunds, reservation } = (await world.store.get(order.id))!
    const isCancelled = state === 'cancelled'
    expect(codes(answers)).toEqual(isCancelled ? [200, 200, 409] : [200, 409, 409])
    expect([shipments.length, refunds.length]).toEqual(isCancelled ? [0, 1] : [1, 0])
    expect(reservation).toBe(isCancelled ? 'released' : 'held')
    expect(await world.stock(order)).toMatchObject({ onHand: 10, reserved: isCancelled ? 0 : 2 })
  }
})

test('refunds and a cancellation at the same moment give back no more than was paid', async () => {
  await using world = await setUp()
  const order = await world.place({ isPaid: true })
  await Promise.all([
    ...['a', 'b', 'c'].map((key) => world.refund(order, key, { amount: 1500, reason: '' })),
    world.purchase(order, 'cancel'),
    world.own(order, 'transitions', { to: 'cancelled' }),
  ])
  const { refunds, state, reservation } = (await world.store.get(order.id))!
  expect([state, reservation]).toEqual(['cancelled', 'released'])
  expect(refunds.reduce((sum, { amount }) => sum + amount, 0)).toBe(2975)
  expect(await world.stock(order)).toMatchObject({ onHand: 10, reserved: 0 })
})

test('a hundred messages at once about one payment are one event', async () => {
  await using world = await setUp()
  const order = await world.place({ isPaid: true, reservation: 'taken' })
  const told = paymentEvent({ kind: 'succeeded', at: order.addedAt, reference: 'pi_2', amount: 2975 })
  const messages = Array.from({ length: 100 }, () => world.shop.buying.settling.applyEvents(order.id, [told]))
  await Promise.all(messages)
  const { payments, refunds, revision } = (await world.store.get(order.id))!
  expect([payments.length, refunds.length, revision]).toEqual([2, 1, 2])
})
