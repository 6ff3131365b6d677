// What goes back: orders that are returned, cancelled or refunded, each with its credit notes.
import { expect, test } from 'vitest'
import { EXTRACTORS } from '../../services/papers/extract.ts'
import { shareWorld } from '../../services/platform/test-shared-world.ts'
import { type SharedWorld, setUpIn, startShared, WANTED } from './test-world.ts'

let shared: SharedWorld
shareWorld(startShared, (world) => {
  shared = world
})

const setUp = () => setUpIn(shared)

test.each(['returned', 'refunded'] as const)(
  'an order that was %s before its stock was taken holds none',
  async (state) => {
    const world = await setUp()
    const { id, lines } = await world.place({ isPaid: true, state })
    await world.fulfil(id)
    expect(await world.order(id)).toMatchObject({ reservation: 'taken' })
    expect(await world.stock(lines[0]!.variantId)).toMatchObject({ onHand: 8, reserved: 0 })
  },
)

test('an unpaid invoice that is cancelled later is credited in the same series', async () => {
  const world = await setUp()
  const { id } = await world.place()
  await world.fulfil(id)
  await world.maker.request('POST', `/api/v1/shop/orders/${id}/transitions`, { to: 'cancelled' })
  await world.fulfil(id)
  await world.fulfil(id)
  const order = await world.order(id)
  expect(order.creditNotes).toMatchObject([{ refundId: 'unpaid', number: expect.stringMatching(/-0002$/) }])
  const text = (await EXTRACTORS['pdf.js'](await world.paper(id, order.creditNotes[0]!.paper!.name))).join(
    ' ',
  )
  expect(text).toContain('The amount is no longer owed.')
  const figures = (await world.maker.request('GET', '/api/v1/shop/figures?by=month')).json()
  expect(figures).toMatchObject({ orders: 0, revenue: 0, average: null, bestsellers: [] })
})

test('a refund goes back once, with a mail and a credit note, until everything is back', async () => {
  const world = await setUp()
  const { id } = await world.place()
  await world.fulfil(id)
  const own = `/api/v1/shop/orders/${id}`
  await world.maker.request('POST', `${own}/transitions`, { to: 'paid' })
  const cookie = [...world.maker.cookies].map(([name, { value }]) => `${name}=${value}`).join('; ')
  const refund = (key: string, amount: number) =>
    world.app.inject({
      method: 'POST',
      url: `${own}/refunds`,
      headers: { cookie, 'sec-fetch-site': 'same-origin', 'idempotency-key': key },
      payload: { amount, reason: 'Scratched' },
    })
  await refund('a', 975)
  await Promise.all([world.fulfil(id), world.fulfil(id)])
  const part = (await world.maker.request('GET', own)).json()
  expect(part).toMatchObject({ state: 'paid', payment: 'partly-refunded', refunded: 975, refundable: 2000 })
  await refund('b', 2000)
  await world.fulfil(id)
  await world.fulfil(id)
  const whole = (await world.maker.request('GET', own)).json()
  expect(whole).toMatchObject({ state: 'refunded', payment: 'refunded', refunded: 2975, refundable: 0 })
  const order = await world.order(id)
  expect(order.creditNotes.map(({ number }) => number.slice(5))).toEqual(['0002', '0003'])
  expect(world.subjects().filter((subject) => subject?.includes('goes back'))).toEqual([
    `€9.75 of order ${order.number} goes back to you`,
    `€20.00 of order ${order.number} goes back to you`,
  ])
  const figures = (await world.maker.request('GET', '/api/v1/shop/figures')).json()
  expect(figures).toMatchObject({ orders: 1, revenue: 0 })
})

test('a refund of which nobody knows is asked for again, and everything else is done', async () => {
  const world = await setUp()
  const { id } = await world.place({ isPaid: true, mails: WANTED })
  await world.maker.request('POST', `/api/v1/shop/orders/${id}/transitions`, { to: 'cancelled' })
  const event = { ownerId: world.maker.id, orderId: id }
  const isDown = world.handler({
    payments: {
      expire: async (order) => order,
      emptyCart: async () => undefined,
      settling: { applyEvents: async () => null },
      providerOf: () => ({ refund: () => Promise.reject(new Error('The provider is down')) }),
    },
  })
  await expect(isDown(event)).rejects.toThrow('The provider is down')
  expect(world.subjects()).toHaveLength(3)
  expect((await world.order(id)).doneRevision).toBe(0)
  await world.fulfil(id)
  // The card of this order was never charged, so its provider says that nothing can go back.
  expect((await world.order(id)).refunds).toMatchObject([{ state: 'failed' }])
  const seen = (await world.maker.request('GET', `/api/v1/shop/orders/${id}`)).json()
  expect(seen).toMatchObject({ needsAttention: true, refundable: 2975 })
})
