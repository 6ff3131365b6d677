import { expect, test } from 'vitest'
import { shareWorld } from '../../platform/test-shared-world.ts'
import { SHOP_COUNTS } from '../../shop/shops/counts.ts'
import { product, type ShopWorld, setUpShop, variant } from '../test-shop-world.ts'
import { act, add, edit, fieldsOf, get, sized, titles } from './test-products.ts'

let world: ShopWorld
shareWorld(setUpShop, (given) => {
  world = given
})

test('a list is narrowed by status, category and words, and goes on page by page', async () => {
  const ana = await world.maker()
  for (const [title, sku, status] of [
    ['Olive oil', 'OIL-1', 'published'],
    ['Olive paste', 'PASTE', 'draft'],
    ['Crème fraîche', 'DAIRY-9', 'published'],
  ]) {
    await add(ana, { title, status, variants: [variant({ sku })] })
    world.clock.advance(1000)
  }
  expect(await titles(ana)).toEqual(['Crème fraîche', 'Olive paste', 'Olive oil'])
  expect(await titles(ana, '?status=published')).toEqual(['Crème fraîche', 'Olive oil'])
  expect(await titles(ana, '?q=oliv')).toEqual(['Olive paste', 'Olive oil'])
  expect(await titles(ana, '?q=oliv&status=draft')).toEqual(['Olive paste'])
  expect(await titles(ana, '?q=creme')).toEqual(['Crème fraîche'])
  expect(await titles(ana, '?q=dairy-9')).toEqual(['Crème fraîche'])
  expect(await titles(ana, '?q=oil%20paste')).toEqual([])
  const first = (await ana.request('GET', '/api/v1/shop/products?limit=2')).json()
  expect(await titles(ana, `?limit=2&cursor=${first.nextCursor}`)).toEqual(['Olive oil'])
  const other = await ana.request('GET', `/api/v1/shop/products?status=draft&cursor=${first.nextCursor}`)
  expect(other.statusCode).toBe(400)
})

test('a shop has twenty thousand products at most, those in the trash included', async () => {
  const ana = await world.maker()
  const { id } = await add(ana)
  await act(ana, 'trash', [id])
  await world.firestore.doc(`${SHOP_COUNTS}/${ana.id}`).update({ products: 20_000 })
  const more = await ana.request('POST', '/api/v1/shop/products', product())
  expect([more.statusCode, more.json().detail]).toEqual([409, 'A shop has at most 20,000 products.'])
  await act(ana, 'delete', [id])
  await add(ana)
})

test('the trash keeps a product for thirty days, and gives it back as it was', async () => {
  const ana = await world.maker()
  const made = await add(ana, { status: 'published' })
  const [{ id: variantId }] = made.variants
  const stock = async () => (await world.shop.stock.stockOf([variantId])).get(variantId)
  expect((await act(ana, 'delete', [made.id])).statusCode).toBe(409)
  expect((await act(ana, 'trash', [made.id])).statusCode).toBe(204)
  expect(await titles(ana)).toEqual([])
  expect(await titles(ana, '?trashed=true')).toEqual(['Olive oil'])
  expect(await stock()).toMatchObject({ isSold: false, onHand: 10 })
  expect((await edit(ana, made.id, { title: 'Nut oil' })).statusCode).toBe(409)

  await act(ana, 'restore', [made.id])
  const { updatedAt: _, ...before } = made
  expect(await get(ana, made.id)).toMatchObject(before)
  expect(await stock()).toMatchObject({ isSold: true, onHand: 10 })

  await act(ana, 'trash', [made.id])
  expect((await act(ana, 'delete', [made.id])).statusCode).toBe(204)
  expect((await ana.request('GET', `/api/v1/shop/products/${made.id}`)).statusCode).toBe(404)
  expect(await stock()).toBeUndefined()
  expect((await add(ana)).slug).toBe('olive-oil')
})

test('prices and stock of many change together, and back', async () => {
  const ana = await world.maker()
  const made = [await add(ana, sized({ status: 'published' })), await add(ana, { title: 'Vinegar' })]
  const change = (index: number, at: number, changes: object) => ({
    ...{ productId: made[index].id, variantId: made[index].variants[at].id },
    ...changes,
  })
  const bulk = (changes: object[]) => ana.request('POST', '/api/v1/shop/products/bulk-edit', { changes })
  const changed = await bulk([
    change(0, 0, { price: 800, compareAt: 1000 }),
    change(0, 1, { onHand: 3 }),
    change(1, 0, { price: 1, onHand: null }),
  ])
  expect(changed.statusCode).toBe(200)
  expect((await get(ana, made[0].id)).variants).toMatchObject([
    { price: 800, compareAt: 1000, onHand: 10 },
    { price: 1500, compareAt: null, onHand: 3 },
  ])
  expect((await get(ana, made[1].id)).variants).toMatchObject([{ price: 1, onHand: null }])
  expect((await bulk(changed.json().changes)).statusCode).toBe(200)
  for (const each of made) expect((await get(ana, each.id)).variants).toEqual(each.variants)
})

test('of many changes none is made when one makes no sense', async () => {
  const [ana, bob] = [await world.maker(), await world.maker()]
  const [mine, theirs] = [await add(ana), await add(bob)]
  const change = ({ id, variants }: { id: string; variants: { id: string }[] }, changes: object) => ({
    ...{ productId: id, variantId: variants[0]?.id },
    ...changes,
  })
  const good = change(mine, { price: 1, onHand: 1 })
  const tries: [object[], number, string[]][] = [
    [[good, change(theirs, { price: 1 })], 404, []],
    [[good, { ...change(mine, { price: 1 }), variantId: theirs.variants[0].id }], 404, []],
    [[good, change(mine, { onHand: 2 })], 400, ['changes.1.variantId']],
    [[change(mine, { compareAt: 1000 })], 400, ['changes.0.compareAt']],
    [[change(mine, { price: -1 })], 400, ['changes.0.price']],
    [[change(mine, { price: 1.5 })], 400, ['changes.0.price']],
    [[change(mine, { onHand: 1e9 })], 400, ['changes.0.onHand']],
    [[change(mine, { onHand: 'NaN' })], 400, ['changes.0.onHand']],
  ]
  for (const [changes, status, fields] of tries) {
    const answer = await ana.request('POST', '/api/v1/shop/products/bulk-edit', { changes })
    expect([answer.statusCode, fieldsOf(answer)], JSON.stringify(changes)).toEqual([status, fields])
  }
  expect(await get(ana, mine.id)).toEqual(mine)
})

test('the status of many changes, and one of somebody else stops it', async () => {
  const [ana, bob] = [await world.maker(), await world.maker()]
  const mine = [await add(ana), await add(ana)].map(({ id }) => id)
  const { id: theirs } = await add(bob)
  const publish = (ids: string[]) =>
    ana.request('POST', '/api/v1/shop/products/status', { ids, status: 'published' })
  expect((await publish([...mine, theirs])).statusCode).toBe(404)
  expect(await titles(ana, '?status=published')).toEqual([])
  expect((await publish(mine)).statusCode).toBe(204)
  expect(await titles(ana, '?status=published')).toHaveLength(2)
  expect(world.eventsOf(ana).map(({ payload }) => payload)).toEqual([
    { ownerId: ana.id, changes: mine.map((id) => ({ kind: 'product', id })) },
  ])
})
