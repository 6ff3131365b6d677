// Those who show articles hear at once of what orders have sold out or given back, and of a variant's end.
import { expect, test } from 'vitest'
import { RESERVED_MS } from '../checkout/new-order.ts'
import { CARDS, setUp } from '../checkout/test-world.ts'
import { createChanging } from '../orders/changing.ts'
import { takingStock } from '../orders/taking-stock.ts'
import { createProductStore } from '../products/store.ts'

test('what an order sells out is told, and so is what comes back', async () => {
  await using world = await setUp()
  const article = await world.article(2)
  const change = { ownerId: world.ownerId, changes: [{ kind: 'product', id: article.productId }] }
  await world.buy('first', world.one(article))
  expect(world.told).toEqual([])
  await world.buy('last', world.one(article, { testCard: { number: CARDS.asks } }))
  expect(world.told).toEqual([change])
  await world.buy('none', world.one(article)).catch(() => undefined)
  expect(world.told).toEqual([change])
  world.clock.advance(RESERVED_MS['test-card'])
  await world.sweep()
  expect(world.told).toEqual([change, change])
})

test('a declined card gives back what it had sold out, and both are told', async () => {
  await using world = await setUp()
  const article = await world.article(1)
  const declined = world.one(article, { testCard: { number: CARDS.declines } })
  await expect(world.buy('k', declined)).rejects.toMatchObject({ code: 'payment' })
  expect(world.told).toHaveLength(2)
})

test('an event that cannot be published keeps nobody from buying', async () => {
  await using world = await setUp()
  const by = world.instance(undefined, { publish: () => Promise.reject(new Error('Pub/Sub is down')) })
  const { order } = await world.buy('k', world.one(await world.article(1)), { by })
  expect(order.state).toBe('paid')
})

test.each([
  ['is not paid', CARDS.asks, false],
  ['is paid', CARDS.succeeds, true],
])('the stock of a removed variant goes once the order that had it %s', async (_what, number, isPaid) => {
  await using world = await setUp()
  const article = await world.article(3)
  const {
    order: { id },
  } = await world.buy('k', world.one(article, { testCard: { number } }))
  const products = createProductStore(world.firestore, world.clock.now)
  await products.change(article.productId, (product) => product && { ...product, variants: [] })
  expect(await world.stockOf(article)).toMatchObject({ reserved: 1, isSold: false })
  world.clock.advance(RESERVED_MS['test-card'])
  await world.sweep()
  const { firestore, orders: store } = world
  const changing = createChanging({ firestore, store, publish: async () => 'id', now: world.clock.now })
  await takingStock({ changing })((await store.get(id))!)
  expect(await world.stockOf(article)).toBeNull()
  expect(await world.states()).toEqual([isPaid ? 'paid' : 'abandoned'])
})
