import { expect, test } from 'vitest'
import { PRODUCTS } from '../../shop/products/record.ts'
import { STOCK } from '../../shop/stock/record.ts'
import { type Maker, product, setUpShop, variant } from '../test-shop-world.ts'
import type { Browser } from '../test-world.ts'

const add = async (maker: Browser, changes: object = {}) => {
  const answer = await maker.request('POST', '/api/v1/shop/products', product(changes))
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json()
}
const edit = (maker: Browser, id: string, changes: object) =>
  maker.request('PATCH', `/api/v1/shop/products/${id}`, changes)
const get = async (maker: Browser, id: string) =>
  (await maker.request('GET', `/api/v1/shop/products/${id}`)).json()
const act = (maker: Browser, action: string, ids: string[]) =>
  maker.request('POST', `/api/v1/shop/products/${action}`, { ids })
const titles = async (maker: Browser, query = '') =>
  (await maker.request('GET', `/api/v1/shop/products${query}`))
    .json()
    .items.map((each: { title: string }) => each.title)
const fieldsOf = (answer: { json(): { errors?: { field: string }[] } }) => [
  ...new Set((answer.json().errors ?? []).map(({ field }) => field)),
]

const SIZES = [{ name: 'Size', values: ['S', 'M'] }]
const sized = (changes: object = {}) => ({
  options: SIZES,
  variants: [
    variant({ options: ['S'], sku: 'OIL-S' }),
    variant({ options: ['M'], sku: 'OIL-M', price: 1500 }),
  ],
  ...changes,
})

test('a product is a draft with what it was given, and its stock', async () => {
  await using world = await setUpShop()
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
  expect(world.events).toEqual([])
})

test('without a shop there are no products', async () => {
  await using world = await setUpShop()
  const bob = await world.registered()
  for (const [method, path] of [
    ['GET', '/api/v1/shop/products'],
    ['POST', '/api/v1/shop/products'],
  ] as const)
    expect((await bob.request(method, path, method === 'POST' ? product() : undefined)).statusCode).toBe(404)
})

test('what is published can be bought, and its change is told', async () => {
  await using world = await setUpShop()
  const ana = await world.maker()
  const { id, variants } = await add(ana)
  const isSold = async () => (await world.shop.stock.stockOf([variants[0].id])).get(variants[0].id)?.isSold
  expect(await isSold()).toBe(false)
  await edit(ana, id, { status: 'published' })
  expect(await isSold()).toBe(true)
  const told = { ownerId: ana.id, changes: [{ kind: 'product', id }] }
  expect(world.events).toEqual([{ topic: 'knowledge-changed', payload: told }])
  expect((await ana.request('GET', '/api/v1/shop')).json().missing).not.toContain('A published product')
  expect((await world.firestore.doc(`shopCatalogues/${ana.id}`).get()).data()).toMatchObject({ revision: 1 })

  await edit(ana, id, { status: 'archived' })
  expect(await isSold()).toBe(false)
  expect(world.events).toHaveLength(2)
  expect((await ana.request('GET', '/api/v1/shop')).json().missing).toContain('A published product')
})

test('an edit of stock leaves what orders have, and an edit of words leaves the stock', async () => {
  await using world = await setUpShop()
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
  await using world = await setUpShop()
  const ana = await world.maker()
  const made = await add(ana, sized({ status: 'published' }))
  const [small, medium] = made.variants.map(({ id }: { id: string }) => id)
  await world.firestore.doc(`${STOCK}/${small}`).update({ reserved: 1 })
  await edit(ana, made.id, { options: [], variants: [variant()] })
  const left = await world.shop.stock.stockOf([small, medium])
  expect([...left.values()]).toMatchObject([{ id: small, isSold: false, reserved: 1 }])
})

test('an edit of what was changed elsewhere is refused', async () => {
  await using world = await setUpShop()
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
  await using world = await setUpShop()
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

test('a title without letters of ASCII still has an address', async () => {
  await using world = await setUpShop()
  const ana = await world.maker()
  expect((await add(ana, { title: '茶' })).slug).toBe('product')
  expect((await add(ana, { title: 'Straße'.repeat(26) })).slug.length).toBeLessThanOrEqual(110)
})

test('a SKU belongs to one variant, however it is written, also at once', async () => {
  await using world = await setUpShop()
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
  await using world = await setUpShop()
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

test('a list is narrowed by status, category and words, and goes on page by page', async () => {
  await using world = await setUpShop()
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

test('the trash keeps a product for thirty days, and gives it back as it was', async () => {
  await using world = await setUpShop()
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
  await using world = await setUpShop()
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
  await using world = await setUpShop()
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
  await using world = await setUpShop()
  const [ana, bob] = [await world.maker(), await world.maker()]
  const mine = [await add(ana), await add(ana)].map(({ id }) => id)
  const { id: theirs } = await add(bob)
  const publish = (ids: string[]) =>
    ana.request('POST', '/api/v1/shop/products/status', { ids, status: 'published' })
  expect((await publish([...mine, theirs])).statusCode).toBe(404)
  expect(await titles(ana, '?status=published')).toEqual([])
  expect((await publish(mine)).statusCode).toBe(204)
  expect(await titles(ana, '?status=published')).toHaveLength(2)
  expect(world.events.map(({ payload }) => payload)).toEqual([
    { ownerId: ana.id, changes: mine.map((id) => ({ kind: 'product', id })) },
  ])
})

test('images are photos of one’s own, and public while the product is', async () => {
  await using world = await setUpShop()
  const [ana, bob] = [await world.maker(), await world.maker()]
  const focus = { x: 0.5, y: 0.25 }
  const image = { photoId: await world.photoOf(ana), alt: 'A bottle', focus }
  const made = await add(ana, { images: [image] })
  expect(made.images).toMatchObject([{ ...image, width: 400, height: 300, version: expect.any(String) }])
  const publicPhotos = async () =>
    (await world.firestore.doc(`${PRODUCTS}/${made.id}`).get()).get('publicPhotoIds')
  expect(await publicPhotos()).toEqual([])
  await edit(ana, made.id, { status: 'published' })
  expect(await publicPhotos()).toEqual([image.photoId])

  const unready = (await world.reservedPhoto(ana.id)).id
  for (const photoId of [await world.photoOf(bob), 'nothing', unready]) {
    const answer = await edit(ana, made.id, { images: [image, { photoId, alt: '', focus }] })
    expect([answer.statusCode, fieldsOf(answer)]).toEqual([400, ['images.1.photoId']])
  }
})

async function refusal(maker: Maker, changes: object) {
  const answer = await maker.request('POST', '/api/v1/shop/products', product(changes))
  return [answer.statusCode, fieldsOf(answer)]
}

const long = (length: number) => 'a'.repeat(length)

test('what makes no sense is refused with its field', async () => {
  await using world = await setUpShop()
  const [ana, bob] = [await world.maker(), await world.maker()]
  const theirs = await add(bob)
  const one = (changes: object) => ({ variants: [variant(changes)] })
  const two = (first: object, second: object) => ({
    options: SIZES,
    variants: [variant(first), variant(second)],
  })
  const tries: [object, string][] = [
    [{ title: ' ' }, 'title'],
    [{ title: long(161) }, 'title'],
    [{ slug: 'Not A Slug' }, 'slug'],
    [{ slug: '../admin' }, 'slug'],
    [{ price: 100 }, 'price'],
    [{ variants: [] }, 'variants'],
    [one({ price: -1 }), 'variants.0.price'],
    [one({ price: 9.99 }), 'variants.0.price'],
    [one({ price: 1e12 }), 'variants.0.price'],
    [one({ price: 'NaN' }), 'variants.0.price'],
    [one({ price: null }), 'variants.0.price'],
    [one({ compareAt: 1000 }), 'variants.0.compareAt'],
    [one({ onHand: -1 }), 'variants.0.onHand'],
    [one({ onHand: 0.5 }), 'variants.0.onHand'],
    [one({ onHand: 1_000_001 }), 'variants.0.onHand'],
    [one({ reserved: 0 }), 'variants.0.reserved'],
    [one({ weight: -1 }), 'variants.0.weight'],
    [one({ options: ['S'] }), 'variants.0.options'],
    [one({ id: theirs.variants[0].id }), 'variants.0.id'],
    [two({ options: ['S'] }, { options: ['S'] }), 'variants.1.options'],
    [two({ options: ['S'] }, { options: ['L'] }), 'variants.1.options.0'],
    [two({ options: ['S'] }, {}), 'variants.1.options'],
    [two({ options: ['S'], sku: 'a' }, { options: ['M'], sku: 'A ' }), 'variants.1.sku'],
    [{ ...sized(), options: [...SIZES, { name: 'SIZE', values: ['S'] }] }, 'options.1.name'],
    [{ attributes: [{ name: 'Origin', values: [] }] }, 'attributes.0.values'],
    [{ attributes: [{ name: 'Origin', values: [' '] }] }, 'attributes.0.values.0'],
    [{ categoryIds: ['nothing'] }, 'categoryIds.0'],
    [{ images: [{ photoId: 'nothing', alt: '', focus: { x: 2, y: 0 } }] }, 'images.0.focus.x'],
  ]
  for (const [changes, field] of tries)
    expect(await refusal(ana, changes), JSON.stringify(changes)).toEqual([400, [field]])
  expect(await titles(ana)).toEqual([])
})
