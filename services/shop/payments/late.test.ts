// Payments that come late, twice, in another order, or with another amount.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { RESERVED_MS } from '../checkout/new-order.ts'
import { type Article, CARDS, type CheckoutWorld, setUp } from '../checkout/test-world.ts'
import { createChanging } from '../orders/changing.ts'
import { givingBack } from '../orders/giving-back.ts'
import { cancelled } from '../orders/transitions.ts'
import { toShopOrder } from '../orders/views.ts'
import { paymentEvent } from './events.ts'
import type { PaymentProvider } from './provider.ts'

const AT = '2026-11-26T12:00:00.000Z'
const said = (kind: 'succeeded' | 'declined' | 'expired', amount = 0, reference = 'pi_1') =>
  paymentEvent({ kind, at: AT, amount, reference })

async function waiting(world: CheckoutWorld, article: Article): Promise<string> {
  const asked = world.one(article, { testCard: { number: CARDS.asks } })
  return (await world.buy(`k-${article.variantId}`, asked)).order.id
}

/** Nobody pays in time. */
async function expired(world: CheckoutWorld): Promise<void> {
  world.clock.advance(RESERVED_MS['test-card'])
  await world.sweep()
}

test('what is paid after the reservation ended gets the stock that is still there', async () => {
  await using world = await setUp()
  const article = await world.article(1)
  const id = await waiting(world, article)
  await expired(world)
  expect(await world.stockOf(article)).toMatchObject({ reserved: 0 })
  expect(await world.events(id, [said('succeeded', 1500)])).toMatchObject({
    state: 'paid',
    reservation: 'held',
  })
  expect(await world.stockOf(article)).toMatchObject({ reserved: 1 })
})

test('what is paid after it was sold to somebody else is refunded, and everybody is told', async () => {
  await using world = await setUp()
  const article = await world.article(1)
  const id = await waiting(world, article)
  await expired(world)
  await world.buy('other', world.one(article))
  const order = await world.events(id, [said('succeeded', 1500)])
  expect(order).toMatchObject({
    state: 'cancelled',
    reservation: 'released',
    refunds: [{ amount: 1500, state: 'begun', by: 'system' }],
    mails: [{ kind: 'cancelled', state: 'wanted' }],
    revision: 2,
  })
  expect(order?.history.at(-1)?.why).toContain('sold out while it was being paid')
  // The maker sees it, and an event starts the refund.
  expect(order?.facets).toContain('state:cancelled')
  expect(world.published.at(-1)).toEqual({ ownerId: world.ownerId, orderId: id })
  expect(await world.stockOf(article)).toMatchObject({ onHand: 1, reserved: 1 })
})

test('a code that others have used up meanwhile cancels a late payment, too', async () => {
  await using world = await setUp()
  const rule = await world.discount('ONE', { maxUses: 1 })
  const article = await world.article(5)
  const once = { codes: ['ONE'], expectedTotal: 1400 }
  const late = await world.buy('a', world.one(article, { ...once, testCard: { number: CARDS.asks } }))
  await expired(world)
  await world.buy('b', world.one(article, once))
  expect(await world.events(late.order.id, [said('succeeded', 1400)])).toMatchObject({ state: 'cancelled' })
  const uses = await world.firestore.collection('shopDiscountUses').doc(rule.id).get()
  expect(uses.get('count')).toBe(1)
})

test.each([1499, 1501])('%i instead of 1500 is never silently paid, and goes back', async (amount) => {
  await using world = await setUp()
  const article = await world.article(1)
  const id = await waiting(world, article)
  expect(await world.events(id, [said('succeeded', amount)])).toMatchObject({
    state: 'cancelled',
    refunds: [{ amount, state: 'begun' }],
  })
  expect(await world.stockOf(article)).toMatchObject({ reserved: 0 })
})

test('money of another currency waits for a person', async () => {
  await using world = await setUp()
  const id = await waiting(world, await world.article(1))
  const event = { ...said('succeeded', 0), reason: 'Paid were 15.00 USD' }
  const order = await world.events(id, [event])
  expect(order).toMatchObject({
    state: 'cancelled',
    refunds: [],
    mails: [{ kind: 'cancelled', state: 'wanted' }],
  })
  expect(toShopOrder(order!)).toMatchObject({ needsAttention: true })
  // The customer is written to at once.
  expect(world.published).toEqual([{ ownerId: world.ownerId, orderId: id }])
})

test('an order that is paid twice gives one payment back', async () => {
  await using world = await setUp()
  const id = await waiting(world, await world.article(1))
  await world.events(id, [said('succeeded', 1500)])
  expect(await world.events(id, [said('succeeded', 1500, 'pi_2')])).toMatchObject({
    state: 'paid',
    refunds: [{ amount: 1500, reason: 'It was paid twice' }],
  })
})

test('what is given back of an order that was paid twice comes from both payments', async () => {
  await using world = await setUp()
  const id = await waiting(world, await world.article(1))
  await world.events(id, [said('succeeded', 1500)])
  await world.events(id, [said('succeeded', 1500, 'pi_2')])
  const { firestore, orders: store } = world
  const changing = createChanging({ firestore, store, publish: async () => 'id', now: world.clock.now })
  const deciding = { by: 'maker' as const, now: world.clock.now(), newId }
  const order = await changing.change(id, (found) => cancelled(found!, { ...deciding, why: '' }))
  const asked: string[] = []
  const refund: PaymentProvider['refund'] = async ({ reference, refundId, amount }) => {
    asked.push(`${amount} of ${reference}`)
    return [paymentEvent({ kind: 'refunded', at: AT, amount, reference, refundId })]
  }
  await givingBack({ providerOf: () => ({ refund }), applyEvents: world.events })(order!)
  expect(asked).toEqual(['1500 of pi_2', '1500 of pi_1'])
})

test('in any order and however often, events come to the same', async () => {
  await using world = await setUp()
  const events = [said('succeeded', 1500), said('expired'), said('declined')]
  const orders = fc.shuffledSubarray([...events, ...events], { minLength: 6 })
  for (const told of fc.sample(orders, 6)) {
    const article = await world.article(1)
    const id = await waiting(world, article)
    for (const event of told) await world.events(id, [event])
    const order = await world.events(id, told)
    expect(order).toMatchObject({ state: 'paid', reservation: 'held', refunds: [] })
    expect(order?.mails.map(({ kind }) => kind)).toEqual(['confirmation', 'new-order'])
    expect(await world.stockOf(article)).toMatchObject({ reserved: 1 })
  }
})

test('a refund is done once, and all of it makes the order refunded', async () => {
  await using world = await setUp()
  const { order } = await world.buy('k', world.one(await world.article(1)))
  await world.orders.change(order.id, (found) => ({
    ...found!,
    refunds: [{ id: 'r1', at: AT, amount: 1500, state: 'begun', reason: '', by: 'maker', restock: [] }],
  }))
  const done = paymentEvent({ kind: 'refunded', at: AT, amount: 1500, reference: 're_1', refundId: 'r1' })
  const failed = paymentEvent({ kind: 'refund-failed', at: AT, reference: 're_1', refundId: 'r1' })
  for (const events of [[done], [done], [failed]]) await world.events(order.id, events)
  expect((await world.all())[0]).toMatchObject({
    state: 'refunded',
    refunds: [{ state: 'done' }],
    mails: [{}, {}, { kind: 'refunded', about: 'r1' }],
  })
})
