// What happens when a process ends between any two steps, and the customer tries again, or does not.
import { expect, test } from 'vitest'
import { KEY_LEASE_MS } from '../../platform/idempotency.ts'
import { RESERVED_MS } from './new-order.ts'
import { CARDS, type CheckoutWorld, Killed, setUp } from './test-world.ts'

const STEPS = ['before the reservation', 'reserved', 'before the charge', 'charged', 'settled', 'answered']

function dying(world: CheckoutWorld, name: string) {
  let kills = 0
  return world.instance(async (step) => {
    if (step === name && kills++ === 0) throw new Killed(step)
  })
}

test.each(STEPS)(
  'a process that ends at "%s": the next try places one order and charges once',
  async (name) => {
    await using world = await setUp()
    const article = await world.article(2)
    const asked = world.one(article)
    await expect(world.buy('k', asked, { by: dying(world, name) })).rejects.toThrow(Killed)
    world.clock.advance(KEY_LEASE_MS)
    const { order } = await world.buy('k', asked)
    expect(order).toMatchObject({ state: 'paid', payment: 'paid' })
    expect(await world.states()).toEqual(['paid'])
    expect(await world.stockOf(article)).toMatchObject({ onHand: 2, reserved: 1 })
    const charges = await world.firestore.collection('testCharges').get()
    expect(charges.size).toBe(1)
    // Whatever was lost, the order itself says that something is to be done for it.
    expect(await world.all()).toMatchObject([{ revision: 1, doneRevision: 0 }])
  },
)

test.each(STEPS)('a process that ends at "%s", and nobody tries again', async (name) => {
  await using world = await setUp()
  const article = await world.article(2)
  await world.buy('k', world.one(article), { by: dying(world, name) }).catch(() => undefined)
  world.clock.advance(RESERVED_MS['test-card'])
  await world.sweep()
  await world.sweep()
  const charge = (await world.firestore.collection('testCharges').get()).docs[0]?.get('state')
  const [order] = await world.all()
  const { reserved } = await world.stockOf(article)
  // Nobody is charged without an order, and nothing stays reserved without a payment.
  if (charge === 'succeeded') expect([order?.state, reserved]).toEqual(['paid', 1])
  else expect([order?.state ?? 'abandoned', reserved]).toEqual(['abandoned', 0])
})

test('an invoice that was placed is announced by the next try, when the process ended before it', async () => {
  await using world = await setUp()
  const article = await world.article(2)
  const asked = world.one(article, { paymentMethod: 'invoice' })
  await expect(world.buy('k', asked, { by: dying(world, 'reserved') })).rejects.toThrow(Killed)
  expect(world.published).toEqual([])
  world.clock.advance(KEY_LEASE_MS)
  const { order } = await world.buy('k', asked)
  expect(world.published).toEqual([{ ownerId: world.ownerId, orderId: order.id }])
  expect(await world.states()).toEqual(['placed'])
})

test('the next try after the reservation has ended is told so, and charges nothing', async () => {
  await using world = await setUp()
  const article = await world.article(1)
  const asked = world.one(article)
  await world.buy('k', asked, { by: dying(world, 'reserved') }).catch(() => undefined)
  world.clock.advance(RESERVED_MS['test-card'])
  await world.sweep()
  await expect(world.buy('k', asked)).rejects.toMatchObject({
    code: 'payment',
    message: 'It was not paid in time. Nothing was ordered.',
  })
  expect(await world.stockOf(article)).toMatchObject({ reserved: 0 })
})

test('a customer who was sent to the second step comes back to the same page', async () => {
  await using world = await setUp()
  const asked = world.one(await world.article(1), { testCard: { number: CARDS.asks } })
  const first = await world.buy('k', asked)
  expect(first.order.state).toBe('pending')
  expect(first.redirectUrl).toMatch(/\/shop\/lighthouse\/pay\/[0-9a-y]{20}\?key=/)
  expect(await world.buy('k', asked)).toEqual(first)
})
