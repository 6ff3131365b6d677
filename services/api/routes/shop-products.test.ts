import { expect, test } from 'vitest'
import { shareWorld } from '../../platform/test-shared-world.ts'
import { STOCK } from '../../shop/stock/record.ts'
import { product, type ShopWorld, setUpShop, variant } from '../test-shop-world.ts'
import { add, edit, fieldsOf, get, sized } from './test-products.ts'

let world: ShopWorld
shareWorld(setUpShop, (given) => {
  world = given
})

test('a product is a draft with what it was given, and its stock', async () => {
  const ana = await world.maker()
  const made = await add(ana, sized({ title: ' Crème brûlée & Öl ' }))
  expect(made).toMatchObject({
    ...{ title: 'Crème brûlée & Öl', slug: 'creme-brulee-ol', status: 'draft', revision: 1, trashedAt: null },
    variants: [
      { sku: 'OIL-S', options: ['S'], price: 1000, onHand: 10, reserved: 0 },
      { sku: 'OIL-M', options: ['M'], price: 1500, onHand: 10, reserved: 0 },
    ],
  })
  expect(await get(ana, made.id)).toEqual(made)
  expect(world.eventsOf(ana)).toEqual([])
})

test('without a shop there are no products', async () => {
  const bob = await world.registered()
  for (const [method, path] of [
    ['GET', '/api/v1/shop/products'],
    ['POST', '/api/v1/shop/products'],
  ] as const)
    expect((await bob.request(method, path, method === 'POST' ? product() : undefined)).statusCode).toBe(404)
})

test('what is published can be bought, and its change is told', async () => {
  const ana = await world.maker()
  const { id, variants } = await add(ana)
  const isSold = async () => (await world.shop.stock.stockOf([variants[0].id])).get(variants[0].id)?.isSold
  expect(await isSold()).toBe(false)
  await edit(ana, id, { status: 'published' })
  expect(await isSold()).toBe(true)
  const told = { ownerId: ana.id, changes: [{ kind: 'product', id }] }
  expect(world.eventsOf(ana)).toEqual([{ topic: 'knowledge-changed', payload: told }])
  expect((await ana.request('GET', '/api/v1/shop')).json().missing).not.toContain('A published product')
  expect((await world.firestore.doc(`shopCatalogues/${ana.id}`).get()).data()).toMatchObject({ revision: 1 })

  await edit(ana, id, { status: 'archived' })
  expect(await isSold()).toBe(false)
  expect(world.eventsOf(ana)).toHaveLength(2)
  expect((await ana.request('GET', '/api/v1/shop')).json().missing).toContain('A published product')
})

test('an edit of stock leaves what orders have, and an edit of words leaves the stock', async () => {
  const ana = await world.maker()
  const made = await add(ana)
  const [{ id: variantId, onHand: _onHand, reserved: _reserved, ...written }] = made.variants
  await world.firestore.doc(`${STOCK}/${variantId}`).update({ reserved: 3 })
  const stock = async () => (await get(ana, made.id)).variants[0]
  await edit(ana, made.id, { variants: [{ ...written, id: variantId, price: 1200 }] })
  expect(await stock()).toMatchObject({ price: 1200, onHand: 10, reserved: 3 })
  await edit(ana, made.id, { variants: [{ ...written, id: variantId, onHand: 2 }] })
  expect(await stock()).toMatchObject({ onHand: 2, reserved: 3 })
  await edit(ana, made.id, { variants: [{ ...written, id: variantId, onHand: null }] })
  expect(await stock()).toMatchObject({ onHand: null, reserved: 3 })
})

test('the stock of a variant that is gone stays only as long as orders have some of it', async () => {
  const ana = await world.maker()
  const made = await add(ana, sized({ status: 'published' }))
  const [small, medium] = made.variants.map(({ id }: { id: string }) => id)
  await world.firestore.doc(`${STOCK}/${small}`).update({ reserved: 1 })
  await edit(ana, made.id, { options: [], variants: [variant()] })
  const left = await world.shop.stock.stockOf([small, medium])
  expect([...left.values()]).toMatchObject([{ id: small, isSold: false, reserved: 1 }])
})

test('an edit of what was changed elsewhere is refused', async () => {
  const ana = await world.maker()
  const { id, revision } = await add(ana)
  expect((await edit(ana, id, { title: 'Walnut oil', revision })).json()).toMatchObject({ revision: 2 })
  const late = await edit(ana, id, { title: 'Nut oil', revision })
  expect([late.statusCode, late.json().code]).toEqual([409, 'changed-elsewhere'])
  expect((await get(ana, id)).title).toBe('Walnut oil')
  const both = await Promise.all(['A', 'B'].map((title) => edit(ana, id, { title, revision: 2 })))
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
})

test('two products of one title get two addresses, also at once', async () => {
  const ana = await world.maker()
  const made = await Promise.all([add(ana), add(ana), add(ana)])
  expect(made.map(({ slug }) => slug).sort()).toEqual(['olive-oil', 'olive-oil-2', 'olive-oil-3'])
  const asked = await ana.request('POST', '/api/v1/shop/products', product({ slug: 'olive-oil-2' }))
  expect([asked.statusCode, fieldsOf(asked)]).toEqual([409, ['slug']])
  const [first] = made
  const moved = await edit(ana, first.id, { slug: made[1].slug })
  expect([moved.statusCode, moved.json().code]).toEqual([409, 'slug-taken'])
  const bob = await world.maker()
  expect((await add(bob, { slug: 'olive-oil-2' })).slug).toBe('olive-oil-2')
})

test('of two edits at once that want one address or one SKU, one gets it', async () => {
  const ana = await world.maker()
  const made = await Promise.all([add(ana), add(ana, { title: 'Vinegar' })])
  const both = async (changes: object) => {
    const answers = await Promise.all(made.map(({ id }) => edit(ana, id, changes)))
    return answers.map(({ statusCode }) => statusCode).sort()
  }
  expect(await both({ slug: 'wanted' })).toEqual([200, 409])
  expect(await both({ variants: [variant({ sku: 'WANTED' })] })).toEqual([200, 409])
})

test('a title without letters of ASCII still has an address', async () => {
  const ana = await world.maker()
  expect((await add(ana, { title: '茶' })).slug).toBe('product')
  expect((await add(ana, { title: 'Straße'.repeat(26) })).slug.length).toBeLessThanOrEqual(110)
})

test('a SKU belongs to one variant, however it is written, also at once', async () => {
  const ana = await world.maker()
  await add(ana, sized())
  const other = { title: 'Vinegar', variants: [variant({ sku: ' oil-m' })] }
  const refused = await ana.request('POST', '/api/v1/shop/products', other)
  expect([refused.statusCode, fieldsOf(refused)]).toEqual([409, ['variants.0.sku']])
  const answers = await Promise.all(
    ['A', 'B'].map((title) =>
      ana.request('POST', '/api/v1/shop/products', { title, variants: [variant({ sku: 'NEW' })] }),
    ),
  )
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409])
  const bob = await world.maker()
  expect((await add(bob, sized())).variants[1].sku).toBe('OIL-M')
})

test('a copy is a draft without SKUs and stock', async () => {
  const ana = await world.maker()
  const made = await add(ana, sized({ status: 'published', description: 'Cold pressed' }))
  const copy = (await ana.request('POST', `/api/v1/shop/products/${made.id}/duplicate`)).json()
  expect(copy).toMatchObject({
    ...{ title: 'Olive oil (copy)', slug: 'olive-oil-copy', status: 'draft', description: 'Cold pressed' },
    variants: [
      { sku: '', options: ['S'], onHand: 0 },
      { sku: '', options: ['M'], onHand: 0 },
    ],
  })
  expect(copy.variants[0].id).not.toBe(made.variants[0].id)
  expect((await get(ana, made.id)).variants).toEqual(made.variants)
})

test('the title of a copy is cut between letters', async () => {
  const ana = await world.maker()
  const { id } = await add(ana, { title: `${'a'.repeat(149)}🫒 oil` })
  const { title } = (await ana.request('POST', `/api/v1/shop/products/${id}/duplicate`)).json()
  expect(title).toBe(`${'a'.repeat(149)}🫒 (copy)`)
})
