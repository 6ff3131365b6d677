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
