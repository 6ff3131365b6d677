// What rooms share around their things: windows are told, a search over all rooms finds, people take along and go.
import { expect, test } from 'vitest'
import type { LiveStream, PositionedChange } from '../../platform/live.ts'
import { shareWorld } from '../../platform/test-shared-world.ts'
import { createForgetting } from '../../shop/forgetting.ts'
import type { ShopChanges } from '../../shop/schemas.ts'
import { STOCK } from '../../shop/stock/record.ts'
import { product, type ShopWorld, setUpShop, variant } from '../test-shop-world.ts'
import { add, edit } from './test-products.ts'

let world: ShopWorld
shareWorld(setUpShop, (given) => {
  world = given
})

type Change = PositionedChange<ShopChanges>

/** A window of this person. `next` waits for a change like this, also if it was told before. */
function watch(live: LiveStream<ShopChanges>, ownerId: string) {
  const told: Change[] = []
  const waiting = new Set<() => void>()
  const stop = live.watch(ownerId, '', {
    changed(change) {
      told.push(change)
      for (const look of waiting) look()
    },
    failed(error) {
      throw error
    },
  })
  return {
    told,
    next: (like: (change: Change) => boolean) =>
      new Promise<Change>((resolve) => {
        const look = () => {
          const found = told.find(like)
          if (found) resolve(found)
        }
        waiting.add(look)
        look()
      }),
    [Symbol.dispose]: stop,
  }
}

test('windows are told of products with their stock, also when an order changes it', async () => {
  const ana = await world.maker()
  using window = watch(world.shop.live, ana.id)
  const made = await add(ana)
  const isStock = (onHand: number, reserved: number) => (change: Change) =>
    change.type === 'product' &&
    change.data.variants[0]?.onHand === onHand &&
    change.data.variants[0]?.reserved === reserved
  expect((await window.next(isStock(10, 0))).data).toMatchObject({ id: made.id, title: 'Olive oil' })

  world.clock.advance(1000)
  const updatedAt = new Date(world.clock.now()).toISOString()
  await world.firestore.doc(`${STOCK}/${made.variants[0].id}`).update({ reserved: 2, updatedAt })
  await window.next(isStock(10, 2))

  await ana.request('POST', '/api/v1/shop/products/trash', { ids: [made.id] })
  await window.next((change) => change.type === 'product' && change.data.trashedAt !== null)
  await ana.request('POST', '/api/v1/shop/products/delete', { ids: [made.id] })
  await window.next((change) => change.type === 'product-removed' && change.data.id === made.id)
})

test('windows are told of what is deleted and of what comes back', async () => {
  const ana = await world.maker()
  using window = watch(world.shop.live, ana.id)
  const path = '/api/v1/shop/discounts'
  const discount = { title: 'Summer', kind: 'percentage', value: 1000 }
  const { id } = (await ana.request('POST', path, discount)).json()
  const count = (type: string) => window.told.filter((change) => change.type === type).length
  await window.next((change) => change.type === 'discount' && change.data.id === id)
  await ana.request('DELETE', `${path}/${id}`)
  await window.next((change) => change.type === 'discount-removed' && change.data.id === id)
  await ana.request('POST', `${path}/${id}/restore`)
  await window.next((change) => change.type === 'discount' && count('discount') === 2)
})

test('another maker’s windows are told nothing', async () => {
  const [ana, bob] = [await world.maker(), await world.maker()]
  using window = watch(world.shop.live, bob.id)
  await add(ana)
  const mine = await add(bob, { title: 'Vinegar' })
  await window.next((change) => change.type === 'product' && change.data.id === mine.id)
  const products = window.told.filter((change) => change.type === 'product')
  expect(new Set(products.map(({ data }) => data.id))).toEqual(new Set([mine.id]))
})

test('a search over all rooms finds products by title and SKU', async () => {
  const ana = await world.maker()
  const made = await add(ana, { variants: [variant({ sku: 'OIL-500' })] })
  const found = async (q: string) =>
    (await ana.request('GET', `/api/v1/search?q=${q}`)).json().items.map(({ id }: { id: string }) => id)
  expect(await found('oliv')).toEqual([made.id])
  expect(await found('oil-500')).toEqual([made.id])
  expect(await found('butter')).toEqual([])
  await ana.request('POST', '/api/v1/shop/products/trash', { ids: [made.id] })
  expect(await found('oliv')).toEqual([])
})

test('a maker takes everything along', async () => {
  const ana = await world.maker()
  await add(ana)
  await ana.request('POST', '/api/v1/shop/categories', { title: 'Bread' })
  await ana.request('POST', '/api/v1/shop/faqs', { question: 'When?', answer: 'Soon.' })
  await ana.request('PUT', '/api/v1/shop/pages/terms', { title: 'Terms', body: 'Be kind.' })
  await ana.request('POST', '/api/v1/shop/discounts', { title: 'Summer', kind: 'percentage', value: 1000 })
  const paths = []
  for await (const { path } of world.shop.exporting.export(ana.id)) paths.push(path)
  expect(paths).toEqual(
    expect.arrayContaining([
      'shop/shop.json',
      'shop/pages/terms.json',
      'shop/products/products-0001.json',
      'shop/stock.json',
      'shop/categories/categories-0001.json',
      'shop/faqs/faqs-0001.json',
      'shop/discounts/discounts-0001.json',
    ]),
  )
})

test('nothing stays of a maker who leaves, and another’s shop does', async () => {
  await using world = await setUpShop({ withStorage: true })
  const [ana, bob] = [await world.maker(), await world.maker()]
  for (const maker of [ana, bob]) {
    const { id } = await add(maker)
    await edit(maker, id, { status: 'published' })
    await maker.request('POST', '/api/v1/shop/categories', { title: 'Bread' })
    await maker.request('POST', '/api/v1/shop/faqs', { question: 'When?', answer: 'Soon.' })
    await maker.request('PUT', '/api/v1/shop/pages/terms', { title: 'Terms', body: 'Be kind.' })
    const sale = { title: 'Summer', kind: 'percentage', value: 1000 }
    await maker.request('POST', '/api/v1/shop/discounts', sale)
  }
  const { count, forget } = createForgetting({ ...world, ...world.buckets })
  expect(await count(ana.id)).toMatchObject({ shops: 1, products: 1 })
  expect(await forget(ana.id)).toBe('all')

  const collections = (await world.firestore.listCollections()).filter(({ id }) => id.startsWith('shop'))
  expect(collections.length).toBeGreaterThan(8)
  for (const collection of collections) {
    const ownedBy = async (ownerId: string) =>
      (await collection.where('ownerId', '==', ownerId).count().get()).data().count
    expect([collection.id, await ownedBy(ana.id)]).toEqual([collection.id, 0])
    expect([collection.id, (await ownedBy(bob.id)) > 0]).toEqual([collection.id, true])
  }
  const again = await ana.request('POST', '/api/v1/shop/products', product())
  expect(again.statusCode).toBe(404)
})
