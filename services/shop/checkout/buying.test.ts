// One order, one charge, and no more than there is: whoever asks, how often, and at once.
import { expect, test } from 'vitest'
import { CARDS, setUp } from './test-world.ts'

const refused = (code: string, reason: string) => expect.objectContaining({ code, reason })

test('an order is paid, reserves its stock, and is announced', async () => {
  await using world = await setUp()
  const article = await world.article(3)
  const { order, link, redirectUrl } = await world.buy(
    'k',
    world.request([{ ...article, quantity: 2 }], { expectedTotal: 2500 }),
  )
  expect(order).toMatchObject({ state: 'paid', payment: 'paid', totals: { total: 2500 } })
  expect(redirectUrl).toBeNull()
  expect(link).toMatch(/^https:\/\/studio\.example\/shop\/lighthouse\/orders\/[0-9a-y]{20}\?key=[\w-]{22}$/)
  expect(await world.stockOf(article)).toMatchObject({ onHand: 3, reserved: 2 })
  expect(world.published).toEqual([{ ownerId: world.ownerId, orderId: order.id }])
})

test('an invoice is placed at once, and needs no payment', async () => {
  await using world = await setUp()
  const article = await world.article(1)
  const { order } = await world.buy('k', world.one(article, { paymentMethod: 'invoice' }))
  expect(order).toMatchObject({ state: 'placed', payment: 'open', instructions: 'Pay' })
  expect(world.published).toHaveLength(1)
  expect(await world.all()).toMatchObject([{ reservedUntil: null, reservation: 'held' }])
})

test('what costs nothing is paid by nothing', async () => {
  await using world = await setUp()
  const article = await world.article(1)
  await world.discount('FREE', { value: 10_000 })
  await world.discount('SHIP', { kind: 'free-shipping', value: 0 })
  const asked = world.one(article, { codes: ['FREE', 'SHIP'], expectedTotal: 0 })
  const { order } = await world.buy('k', asked)
  expect(order).toMatchObject({ state: 'paid', payment: 'paid', totals: { total: 0 } })
})

test('a hundred buyers of ten units get exactly ten, on two instances', async () => {
  await using world = await setUp()
  const article = await world.article(10)
  const instances = [world.first, world.instance()]
  const outcomes = await Promise.allSettled(
    Array.from({ length: 100 }, (_, n) => world.buy(`k${n}`, world.one(article), { by: instances[n % 2]! })),
  )
  const failures = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
  expect(new Set(failures.map(({ reason }) => reason))).toEqual(new Set(['sold-out']))
  expect(await world.stockOf(article)).toMatchObject({ onHand: 10, reserved: 10 })
  expect(await world.states()).toEqual(Array(10).fill('paid'))
})

test('the same request at the same time, from two instances, is one order', async () => {
  await using world = await setUp()
  const article = await world.article(10)
  const instances = [world.first, world.first, world.instance()]
  const outcomes = await Promise.allSettled(instances.map((by) => world.buy('k', world.one(article), { by })))
  const answers = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  for (const each of outcomes)
    if (each.status === 'rejected') expect(each.reason).toEqual(refused('conflict', 'still-running'))
  expect(await world.states()).toEqual(['paid'])
  expect(await world.buy('k', world.one(article))).toEqual(answers[0])
})

test('another body with the same key is refused', async () => {
  await using world = await setUp()
  const article = await world.article(10)
  await world.buy('k', world.one(article))
  await expect(world.buy('k', world.one(article, { note: 'Other' }))).rejects.toEqual(
    refused('mismatch', 'idempotency-key-reused'),
  )
  const other = await world.buy('k', world.one(article), { buyer: { guestId: 'another-guest' } })
  expect(other.order.state).toBe('paid')
})

test('a declined card gives everything back, and says the same again', async () => {
  await using world = await setUp()
  const article = await world.article(1)
  const asked = world.one(article, { testCard: { number: CARDS.declines } })
  for (const _ of [1, 2])
    await expect(world.buy('k', asked)).rejects.toMatchObject({
      code: 'payment',
      reason: 'payment-declined',
      message: 'The card was declined. Nothing was ordered.',
    })
  expect(await world.stockOf(article)).toMatchObject({ reserved: 0 })
  expect(await world.states()).toEqual(['abandoned'])
  const next = await world.buy('k2', world.one(article))
  expect(next.order.state).toBe('paid')
})

test('a bank that takes the money and does not answer is asked what became of it', async () => {
  await using world = await setUp()
  const article = await world.article(1)
  const { order } = await world.buy('k', world.one(article, { testCard: { number: CARDS.silent } }))
  expect(order).toMatchObject({ state: 'paid', payment: 'paid' })
})

test('lines of one variant are added up against its stock', async () => {
  await using world = await setUp()
  const article = await world.article(3)
  const twice = world.request(
    [
      { ...article, quantity: 2, note: 'A' },
      { ...article, quantity: 2, note: 'B' },
    ],
    { expectedTotal: 4500 },
  )
  await expect(world.buy('k', twice)).rejects.toEqual(refused('conflict', 'sold-out'))
  expect(await world.stockOf(article)).toMatchObject({ reserved: 0 })
})

test('two lines of one variant take both quantities', async () => {
  await using world = await setUp()
  const article = await world.article(35)
  const lines = [
    { ...article, quantity: 10, note: 'A' },
    { ...article, quantity: 5, note: 'B' },
  ]
  await world.buy('a', world.request([{ ...article, quantity: 20 }], { expectedTotal: 20_500 }))
  await world.buy('b', world.request(lines, { expectedTotal: 15_500 }))
  expect(await world.stockOf(article)).toMatchObject({ onHand: 35, reserved: 35 })
})

test('a code is used as often as it may be, although many use it at once', async () => {
  await using world = await setUp()
  const { id } = await world.discount('THREE', { maxUses: 3 })
  const articles = await Promise.all(Array.from({ length: 10 }, () => world.article(5)))
  const outcomes = await Promise.allSettled(
    articles.map((article, n) =>
      world.buy(
        `k${n}`,
        world.one(article, { codes: ['THREE'], expectedTotal: 1400, email: `b${n}@example.com` }),
      ),
    ),
  )
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  for (const each of outcomes)
    if (each.status === 'rejected') expect(each.reason).toEqual(refused('conflict', 'cart-changed'))
  const uses = await world.firestore.collection('shopDiscountUses').doc(id).get()
  expect(uses.get('count')).toBe(3)
})

test('a code for one use by each customer counts by address, and comes back with a declined card', async () => {
  await using world = await setUp()
  await world.discount('ONCE', { maxUsesPerCustomer: 1 })
  const article = await world.article(9)
  const once = { codes: ['ONCE'], expectedTotal: 1400 }
  const declined = world.one(article, { ...once, testCard: { number: CARDS.insufficient } })
  await expect(world.buy('a', declined)).rejects.toThrow('The card has insufficient funds')
  await world.buy('b', world.one(article, once))
  await expect(world.buy('c', world.one(article, { ...once, email: 'BEN@example.com' }))).rejects.toEqual(
    refused('conflict', 'cart-changed'),
  )
  const other = await world.buy('d', world.one(article, { ...once, email: 'eve@example.com' }))
  expect(other.order.state).toBe('paid')
})

test('two tabs with keys of their own order one cart once', async () => {
  await using world = await setUp()
  const article = await world.article(9)
  const buyer = { accountId: null, guestId: 'guest-1' }
  const { lines: _, ...asked } = world.one(article)
  await world.fillCart(buyer, article)
  const tabs = await Promise.allSettled(['a', 'b'].map((key) => world.buy(key, asked, { buyer })))
  expect(tabs.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await world.states()).toEqual(['paid'])
  // The cart is empty afterwards, and the tab that ordered still gets its answer.
  await expect(world.buy('c', asked, { buyer })).rejects.toMatchObject({ code: 'invalid' })
  expect(await world.stockOf(article)).toMatchObject({ reserved: 1 })
})
