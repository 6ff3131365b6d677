import { afterAll, beforeAll, expect, test } from 'vitest'
import type { World } from '../../services/api/test-world.ts'
import { MINUTE_MS } from '../../services/platform/durations.ts'
import { sweepRoom } from '../../services/platform/sweeping.ts'
import { noteChange } from '../../services/shop/catalogue/changes.ts'
import { createCatalogueSweeping } from '../../services/shop/catalogue/sweeping.ts'
import { STOCK } from '../../services/shop/stock/record.ts'
import { setUp as setUpShop, startShared } from './test-world.ts'

let shared: World
beforeAll(async () => {
  shared = await startShared()
})
afterAll(() => shared[Symbol.asyncDispose]())
const setUp = () => setUpShop(shared)

test('what is published is listed and found, and nothing else', async () => {
  await using world = await setUp()
  await world.addProduct('apples', { title: 'Red apples' })
  await world.addProduct('draft', { status: 'draft' })
  await world.addProduct('archived', { status: 'archived' })
  await world.addProduct('trashed', { trashedAt: '2026-01-01T00:00:00.000Z' })
  await world.addProduct('deleting', { state: 'deleting' })
  expect(await world.ids()).toEqual([])
  await world.run()
  expect(await world.ids()).toEqual(['apples'])
  expect(await world.ids('?q=apple')).toEqual(['apples'])
  expect(await world.catalogue()).toMatchObject({ version: 1, products: 1, sweepAt: null })
})

test('the same event again changes nothing', async () => {
  await using world = await setUp()
  await world.addProduct('apples')
  await world.run()
  const [once, files] = [await world.catalogue(), await world.files()]
  await world.run()
  await world.run()
  expect(await world.catalogue()).toEqual(once)
  expect(await world.files()).toEqual(files)
})

test('changes follow: a new title, a new price, off the market, removed, restored', async () => {
  await using world = await setUp()
  await world.addProduct('apples', { title: 'Red apples' })
  await world.addProduct('pears', { title: 'Pears' })
  await world.run()

  await world.addProduct('apples', { title: 'Green plums', price: 700 })
  await world.run()
  expect(await world.ids('?q=apple')).toEqual([])
  expect(await world.ids('?q=plum')).toEqual(['apples'])
  expect((await world.get('/products?q=plum')).json().items[0]).toMatchObject({
    title: 'Green plums',
    price: 700,
  })

  await world.addProduct('apples', { status: 'draft' })
  await world.write({ 'shopProducts/pears': null })
  await world.run()
  expect(await world.ids()).toEqual([])
  expect(await world.ids('?q=pears')).toEqual([])

  await world.addProduct('apples', { title: 'Red apples' })
  await world.run()
  expect(await world.ids('?q=apple')).toEqual(['apples'])
})

test('a catalogue after many changes is the same as one made from nothing', async () => {
  await using world = await setUp()
  await world.addCategory('fruit', 'Fruit')
  for (const id of ['a', 'b', 'c', 'd'])
    await world.addProduct(id, { title: `Apple ${id}`, categoryIds: ['fruit'] })
  await world.run()
  await world.addProduct('b', { title: 'Pear' })
  await world.write({ 'shopProducts/c': null })
  await world.run()
  const step = (await world.get('/products?q=apple')).json()
  await world.firestore
    .doc(`shopCatalogues/${world.ownerId}`)
    .update({ format: 0, path: null, indexedAt: null })
  await world.run()
  expect((await world.get('/products?q=apple')).json()).toEqual({
    ...step,
    nextCursor: null,
  })
})

test('a variant that is sold out is shown so, and again when it is back', async () => {
  await using world = await setUp()
  await world.addProduct('apples', { onHand: 1 })
  await world.run()
  expect(await world.ids('?inStock=true')).toEqual(['apples'])
  const stock = { productId: 'apples', onHand: 1, reserved: 1, isSold: true }
  await world.clock.advance(10 * MINUTE_MS)
  await world.write({ [`${STOCK}/apples-v`]: stock })
  await world.run()
  expect(await world.ids('?inStock=true')).toEqual([])
  expect(await world.ids()).toEqual(['apples'])
  await world.write({ [`${STOCK}/apples-v`]: { ...stock, reserved: 0 } })
  await world.run()
  expect(await world.ids('?inStock=true')).toEqual(['apples'])
})

test('products are found by the new title of their category', async () => {
  await using world = await setUp()
  await world.addCategory('c', 'Fruit')
  await world.addProduct('apples', { categoryIds: ['c'] })
  await world.run()
  expect(await world.ids('?q=fruit')).toEqual(['apples'])
  await world.clock.advance(10 * MINUTE_MS)
  await world.addCategory('c', 'Orchard')
  await world.run()
  expect(await world.ids('?q=orchard')).toEqual(['apples'])
  expect(await world.ids('?q=fruit')).toEqual([])
  await world.addCategory('c', 'Orchard', { trashedAt: '2026-01-01T00:00:00.000Z' })
  await world.run()
  expect((await world.get('/categories')).json().items).toEqual([])
  expect(await world.ids('?q=orchard')).toEqual([])
})

test('another language finds other word forms', async () => {
  await using world = await setUp()
  await world.addProduct('haus', { title: 'Häuser' })
  await world.run()
  expect(await world.ids('?q=haus')).toEqual(['haus'])
  await world.firestore.doc(`shops/${world.ownerId}`).update({ language: 'de' })
  await world.addProduct('brot', { title: 'Brote' })
  await world.run()
  expect(await world.ids('?q=hausern')).toEqual(['haus'])
})

test('a lost event is published again, with growing pauses', async () => {
  await using world = await setUp()
  await world.addProduct('apples')
  const published: unknown[] = []
  const sweeping = createCatalogueSweeping({
    store: world.deps.store,
    publish: async (topic, payload, options) => String(published.push([topic.name, payload, options])),
  })
  const sweep = () => sweepRoom(sweeping, { until: Number.POSITIVE_INFINITY, now: () => 0 })
  const again = ['knowledge-changed', world.event, { for: 'catalogue-index' }]
  const own = () => published.filter((each) => JSON.stringify(each).includes(world.ownerId))
  await sweep()
  expect(own()).toEqual([])
  await world.clock.advance(MINUTE_MS)
  await sweep()
  await sweep()
  expect(own()).toEqual([again])
  await world.clock.advance(2 * MINUTE_MS)
  await sweep()
  expect(own()).toEqual([again, again])
  await world.run()
  await world.clock.advance(60 * MINUTE_MS)
  await sweep()
  expect(own()).toHaveLength(2)
})

test('a product that cannot be read keeps no other from being listed', async () => {
  await using world = await setUp()
  await world.addProduct('apples')
  await world.write({ 'shopProducts/broken': { title: 7 } })
  await world.run()
  expect(await world.ids()).toEqual(['apples'])
  expect(world.lines).toMatchObject([{ id: 'broken' }])
})

test('of a shop that is gone nothing is made', async () => {
  await using world = await setUp()
  await world.addProduct('apples')
  await world.firestore.doc(`shops/${world.ownerId}`).delete()
  await world.run()
  expect(await world.files()).toEqual([])
})

test('what is counted without an event changes no list until the event comes', async () => {
  await using world = await setUp()
  await world.addProduct('apples')
  await world.run()
  const { firestore, ownerId, clock } = world
  await firestore.runTransaction(async (transaction) =>
    noteChange(transaction, { firestore, ownerId, now: clock.now() }),
  )
  expect(await world.catalogue()).toMatchObject({ revision: 2, indexedRevision: 1, version: 1 })
  await world.run()
  expect(await world.catalogue()).toMatchObject({ revision: 2, indexedRevision: 2, version: 2 })
})
