// What a maker has a few hundred of at most: categories, questions, pages and discounts.
import { expect, test } from 'vitest'
import { DAY_MS } from '../../platform/durations.ts'
import { sweepRoom } from '../../platform/sweeping.ts'
import { shareWorld } from '../../platform/test-shared-world.ts'
import { CATEGORIES } from '../../shop/categories/record.ts'
import { DISCOUNT_USES } from '../../shop/discounts/uses.ts'
import { SHOP_COUNTS } from '../../shop/shops/counts.ts'
import { createSweeping } from '../../shop/sweeping.ts'
import { product, type ShopWorld, setUpShop } from '../test-shop-world.ts'
import type { Browser } from '../test-world.ts'

const of = (things: string) => {
  const path = `/api/v1/shop/${things}`
  return {
    add: async (maker: Browser, thing: object) => {
      const answer = await maker.request('POST', path, thing)
      if (answer.statusCode !== 201) throw new Error(answer.body)
      return answer.json()
    },
    try: (maker: Browser, thing: object) => maker.request('POST', path, thing),
    edit: (maker: Browser, id: string, changes: object) => maker.request('PATCH', `${path}/${id}`, changes),
    order: (maker: Browser, ids: string[]) => maker.request('PUT', `${path}/order`, { ids }),
    remove: (maker: Browser, id: string) => maker.request('DELETE', `${path}/${id}`),
    restore: (maker: Browser, id: string) => maker.request('POST', `${path}/${id}/restore`),
    list: async (maker: Browser) => (await maker.request('GET', path)).json().items,
  }
}
const [categories, faqs, discounts] = [of('categories'), of('faqs'), of('discounts')]

const titles = async (maker: Browser) =>
  (await categories.list(maker)).map(({ title }: { title: string }) => title)
const fieldsOf = (answer: { json(): { errors?: { field: string }[] } }) => [
  ...new Set((answer.json().errors ?? []).map(({ field }) => field)),
]
const told = (maker: { id: string }) =>
  world
    .eventsOf(maker)
    .flatMap(({ payload }) => (payload as { changes: { kind: string; id: string }[] }).changes)

let world: ShopWorld
shareWorld(setUpShop, (given) => {
  world = given
})

test('categories are in the order that the maker decides', async () => {
  const ana = await world.maker()
  const made = []
  for (const title of ['Bread', 'Cheese', 'Wine']) made.push(await categories.add(ana, { title }))
  expect(made.map(({ position, slug }) => [position, slug])).toEqual([
    [0, 'bread'],
    [1, 'cheese'],
    [2, 'wine'],
  ])
  const [bread, , wine] = made.map(({ id }) => id)
  expect((await categories.order(ana, [wine])).statusCode).toBe(200)
  expect(await titles(ana)).toEqual(['Wine', 'Bread', 'Cheese'])
  await categories.remove(ana, bread)
  await categories.add(ana, { title: 'Fruit' })
  expect(await titles(ana)).toEqual(['Wine', 'Cheese', 'Fruit'])
  expect((await categories.order(ana, [wine, bread])).statusCode).toBe(404)
})

test('a deletion is undone, and what comes back keeps its address unless it was taken', async () => {
  const ana = await world.maker()
  const bread = await categories.add(ana, { title: 'Bread' })
  expect((await categories.remove(ana, bread.id)).statusCode).toBe(204)
  expect(await titles(ana)).toEqual([])
  expect((await categories.edit(ana, bread.id, { title: 'Rolls' })).statusCode).toBe(404)
  expect((await categories.restore(ana, bread.id)).json()).toMatchObject({ title: 'Bread', slug: 'bread' })

  await categories.remove(ana, bread.id)
  expect((await categories.add(ana, { title: 'Bread' })).slug).toBe('bread')
  expect((await categories.restore(ana, bread.id)).json().slug).toBe('bread-2')
  expect(await titles(ana)).toHaveLength(2)
})

test('after thirty days a deletion is for good', async () => {
  await using world = await setUpShop()
  const ana = await world.maker()
  const bread = await categories.add(ana, { title: 'Bread' })
  const printed = (await ana.request('POST', '/api/v1/shop/products', product())).json()
  await ana.request('POST', '/api/v1/shop/products/trash', { ids: [printed.id] })
  await categories.remove(ana, bread.id)
  const { now } = world.clock
  const sweep = () =>
    sweepRoom(createSweeping({ ...world, now, publish: async () => '', documents: {} } as never), {
      until: Number.POSITIVE_INFINITY,
      now,
    })
  world.clock.advance(29 * DAY_MS)
  await sweep()
  expect((await world.firestore.doc(`${CATEGORIES}/${bread.id}`).get()).get('title')).toBe('Bread')
  world.clock.advance(2 * DAY_MS)
  expect(await sweep()).toMatchObject({ expired: 2 })
  // Their session is over, too.
  await expect(world.shop.categories.restore(ana.id, bread.id)).rejects.toThrow('No category')
  await expect(world.shop.products.get(ana.id, printed.id)).rejects.toThrow('No product')
  expect(await sweep()).toEqual({})
})

test('a category has one address, also when two are made at once', async () => {
  const ana = await world.maker()
  const made = await Promise.all([1, 2].map(() => categories.add(ana, { title: 'Bread' })))
  expect(made.map(({ slug }) => slug).sort()).toEqual(['bread', 'bread-2'])
  const asked = await categories.try(ana, { title: 'Rolls', slug: 'bread' })
  expect([asked.statusCode, fieldsOf(asked)]).toEqual([409, ['slug']])
  const moved = await categories.edit(ana, made[0].id, { slug: made[1].slug })
  expect([moved.statusCode, moved.json().code]).toEqual([409, 'slug-taken'])
})

test('a category shows a photo of one’s own, and its products are found by it', async () => {
  const [ana, bob] = [await world.maker(), await world.maker()]
  const focus = { x: 0.5, y: 0.5 }
  const photoId = await world.photoOf(ana)
  const bread = await categories.add(ana, { title: 'Bread', image: { photoId, alt: 'A loaf', focus } })
  expect(bread.image).toMatchObject({ photoId, alt: 'A loaf', width: 400 })
  const foreign = { photoId: await world.photoOf(bob), alt: '', focus }
  const refused = await categories.edit(ana, bread.id, { image: foreign })
  expect([refused.statusCode, fieldsOf(refused)]).toEqual([400, ['image.photoId']])
  expect((await categories.edit(ana, bread.id, { image: null })).json().image).toBeNull()

  const rolls = product({ title: 'Rolls', categoryIds: [bread.id] })
  expect((await ana.request('POST', '/api/v1/shop/products', rolls)).statusCode).toBe(201)
  const found = await ana.request('GET', `/api/v1/shop/products?categoryId=${bread.id}&status=draft`)
  expect(found.json().items).toMatchObject([{ title: 'Rolls' }])
  const theirs = await bob.request('POST', '/api/v1/shop/products', rolls)
  expect([theirs.statusCode, fieldsOf(theirs)]).toEqual([400, ['categoryIds.0']])
})

test('edits of categories and questions are told', async () => {
  const ana = await world.maker()
  const bread = await categories.add(ana, { title: 'Bread' })
  const when = await faqs.add(ana, { question: 'When?', answer: 'Soon.' })
  await faqs.edit(ana, when.id, { answer: 'Later.' })
  await categories.remove(ana, bread.id)
  expect(told(ana)).toEqual([
    { kind: 'category', id: bread.id },
    { kind: 'faq', id: when.id },
    { kind: 'faq', id: when.id },
    { kind: 'category', id: bread.id },
  ])
  const noted = await world.firestore.doc(`shopCatalogues/${ana.id}`).get()
  expect(noted.get('revision')).toBe(4)
})

test('questions are ordered, edited and deleted', async () => {
  const ana = await world.maker()
  const first = await faqs.add(ana, { question: ' When? ', answer: 'Soon.' })
  const second = await faqs.add(ana, { question: 'Where?', answer: 'Here.' })
  expect(first.question).toBe('When?')
  await faqs.order(ana, [second.id, first.id])
  await faqs.edit(ana, first.id, { answer: 'Tomorrow.' })
  expect(await faqs.list(ana)).toMatchObject([{ question: 'Where?' }, { answer: 'Tomorrow.' }])
  await faqs.remove(ana, second.id)
  expect(await faqs.list(ana)).toHaveLength(1)
  expect((await faqs.restore(ana, second.id)).statusCode).toBe(200)
  expect(await faqs.list(ana)).toMatchObject([{ question: 'Where?' }, {}])
  for (const question of [' ', '\u200b', 'When\0?']) {
    const answer = await faqs.try(ana, { question, answer: 'Yes.' })
    expect([answer.statusCode, fieldsOf(answer)]).toEqual([400, ['question']])
  }
})

test('a shop has two hundred questions at most, deleted ones not counted', async () => {
  const ana = await world.maker()
  const { id } = await faqs.add(ana, { question: 'When?', answer: 'Soon.' })
  await world.firestore.doc(`${SHOP_COUNTS}/${ana.id}`).update({ faqs: 200 })
  const more = await faqs.try(ana, { question: 'Where?', answer: 'Here.' })
  expect([more.statusCode, more.json().detail]).toEqual([409, 'A shop has at most 200 FAQs.'])
  await faqs.remove(ana, id)
  await faqs.add(ana, { question: 'Where?', answer: 'Here.' })
  expect((await faqs.restore(ana, id)).statusCode).toBe(409)
})

test('pages are there once they say something', async () => {
  const ana = await world.maker()
  const put = (kind: string, page: object) => ana.request('PUT', `/api/v1/shop/pages/${kind}`, page)
  const list = async () => (await ana.request('GET', '/api/v1/shop/pages')).json().items
  const kinds = ['about', 'terms', 'privacy', 'imprint', 'returns']
  expect((await list()).map(({ kind }: { kind: string }) => kind)).toEqual(kinds)
  expect((await put('terms', { title: 'Our terms', body: 'Be kind.' })).json()).toMatchObject({
    ...{ kind: 'terms', title: 'Our terms', body: 'Be kind.' },
  })
  expect((await list())[1]).toMatchObject({ title: 'Our terms', body: 'Be kind.' })
  const missing = async () => (await ana.request('GET', '/api/v1/shop')).json().missing
  expect(await missing()).not.toContain('A page with your terms')
  expect(await world.shop.reader.byOwner(ana.id)).toMatchObject({
    pages: [{ kind: 'terms', title: 'Our terms' }],
  })
  await put('terms', { title: 'Our terms', body: '' })
  expect(await missing()).toContain('A page with your terms')
  expect(told(ana).map(({ kind }) => kind)).toEqual(['page', 'page'])
  expect((await put('secrets', { title: 'a', body: '' })).statusCode).toBe(404)
  const long = await put('terms', { title: 'Our terms', body: 'a'.repeat(50_001) })
  expect([long.statusCode, fieldsOf(long)]).toEqual([400, ['body']])
})

const summer = (changes: object = {}) => ({
  ...{ title: 'Summer', code: 'SUMMER', kind: 'percentage', value: 1000 },
  ...changes,
})

test('a discount tells how often it was used', async () => {
  const ana = await world.maker()
  const made = await discounts.add(ana, summer({ maxUses: 10 }))
  expect(made).toMatchObject({ isActive: true, minTotal: 0, productIds: [], maxUses: 10, uses: 0 })
  await world.firestore.doc(`${DISCOUNT_USES}/${made.id}`).set({ ownerId: ana.id, count: 3 })
  expect(await discounts.list(ana)).toMatchObject([{ id: made.id, uses: 3 }])
  expect((await discounts.edit(ana, made.id, { isActive: false })).json()).toMatchObject({
    ...{ isActive: false, uses: 3 },
  })
  // Who does not know a code sees nothing of it.
  expect(world.eventsOf(ana)).toEqual([])
})

test('a sale changes what customers see, so it is told', async () => {
  const ana = await world.maker()
  const { id } = await discounts.add(ana, summer({ code: null }))
  await discounts.remove(ana, id)
  const event = { topic: 'knowledge-changed', payload: { ownerId: ana.id, changes: [] } }
  expect(world.eventsOf(ana)).toEqual([event, event])
  expect((await world.firestore.doc(`shopCatalogues/${ana.id}`).get()).get('revision')).toBe(2)
})

test('a code belongs to one discount, in upper and lower case, also at once', async () => {
  const ana = await world.maker()
  const answers = await Promise.all(['summer', 'SUMMER'].map((code) => discounts.try(ana, summer({ code }))))
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409])
  const others = await Promise.all(['A-1', 'B-1'].map((code) => discounts.add(ana, summer({ code }))))
  const edits = await Promise.all(others.map(({ id }) => discounts.edit(ana, id, { code: 'SALE' })))
  expect(edits.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  const { id } = (await discounts.list(ana)).find(({ code }: { code: string }) => /summer/i.test(code))
  await discounts.remove(ana, id)
  await discounts.add(ana, summer())
  const back = await discounts.restore(ana, id)
  expect([back.statusCode, back.json().code, fieldsOf(back)]).toEqual([409, 'code-taken', ['code']])
  await discounts.add(await world.maker(), summer())
})

test('a discount that makes no sense is refused with its field', async () => {
  const [ana, bob] = [await world.maker(), await world.maker()]
  const theirs = (await bob.request('POST', '/api/v1/shop/products', product())).json()
  const tries: [object, string][] = [
    [{ title: ' ' }, 'title'],
    [{ title: 'Summer\nsale' }, 'title'],
    [{ value: 10_001 }, 'value'],
    [{ value: -1 }, 'value'],
    [{ value: 0.5 }, 'value'],
    [{ value: 'NaN' }, 'value'],
    [{ value: 0 }, 'value'],
    [{ kind: 'fixed', value: 1e12 }, 'value'],
    [{ kind: 'free-shipping' }, 'value'],
    [{ kind: 'gift' }, 'kind'],
    [{ code: 'a b' }, 'code'],
    [{ code: 'ЅUMMER' }, 'code'],
    [{ code: null, maxUses: 1 }, 'maxUses'],
    [{ maxUses: 0 }, 'maxUses'],
    [{ startsAt: 'tomorrow' }, 'startsAt'],
    [{ startsAt: '2026-02-01T00:00:00Z', endsAt: '2026-02-01T01:00:00+01:00' }, 'endsAt'],
    [{ productIds: [theirs.id] }, 'productIds.0'],
    [{ categoryIds: ['nothing'] }, 'categoryIds.0'],
    [{ uses: 5 }, 'uses'],
  ]
  for (const [changes, field] of tries) {
    const answer = await discounts.try(ana, summer(changes))
    expect([answer.statusCode, fieldsOf(answer)], JSON.stringify(changes)).toEqual([400, [field]])
  }
  expect(await discounts.list(ana)).toEqual([])
})
