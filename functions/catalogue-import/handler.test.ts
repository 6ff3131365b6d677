import { afterAll, beforeAll, expect, test } from 'vitest'
import { product, type ShopWorld, variant } from '../../services/api/test-shop-world.ts'
import { createMeter } from '../../services/platform/meter.ts'
import { knowledgeChanged } from '../../services/shop/events.ts'
import { HEAD, setUp as setUpIn, startShared } from './test-world.ts'

let shared: ShopWorld
beforeAll(async () => {
  shared = await startShared()
})
afterAll(() => shared[Symbol.asyncDispose]())
const setUp = (opening?: object) => setUpIn(shared, opening)

const OILS = `slug,title,status,categories,option 1,value 1,sku,price,currency,weight,stock
oil,Olive oil,published,Pantry | Oils,Size,S,OIL-S,9.50,EUR,500,7
oil,,,,Size,L,OIL-L,17,EUR,1000,unlimited
salt,Salt,draft,Pantry,,,SALT,1.20,EUR,250,0
`

test('a file becomes a report, and its rows products when the person says so', async () => {
  await using world = await setUp()
  const read = await world.read(OILS)
  const counts = { rows: 3, created: 2, changed: 0, same: 0, refused: 0, written: 0 }
  expect(read).toMatchObject({ status: 'ready', title: 'catalogue.csv', counts, unread: [] })
  expect(await world.products()).toEqual([])
  expect(await world.take(read.id)).toMatchObject({ status: 'taken', counts: { ...counts, written: 2 } })
  const categories = (await world.maker.request('GET', '/api/v1/shop/categories')).json().items
  expect(categories).toMatchObject([{ title: 'Pantry' }, { title: 'Oils' }])
  expect(await world.products()).toMatchObject([
    {
      ...{ title: 'Olive oil', slug: 'oil', status: 'published', revision: 1 },
      options: [{ name: 'Size', values: ['S', 'L'] }],
      categoryIds: categories.map(({ id }: { id: string }) => id),
      variants: [
        { sku: 'OIL-S', options: ['S'], price: 950, compareAt: null, weight: 500, onHand: 7 },
        { sku: 'OIL-L', options: ['L'], price: 1700, weight: 1000, onHand: null },
      ],
    },
    { title: 'Salt', status: 'draft', taxClass: 'standard', options: [], variants: [{ onHand: 0 }] },
  ])
})

test('events that come twice, and late, change nothing more', async () => {
  await using world = await setUp()
  const id = await world.upload(OILS)
  const event = await world.announced(id)
  await Promise.all([world.handle(event), world.handle(event)])
  const read = await world.get(id)
  await world.handle(event)
  expect(await world.get(id)).toEqual(read)
  await world.maker.request('POST', `/api/v1/shop/imports/${id}/take`)
  await Promise.all([world.handle(event), world.handle(event)])
  expect(await world.get(id)).toMatchObject({ status: 'taken', counts: { written: 2 } })
  const products = await world.products()
  expect(products).toHaveLength(2)
  await world.handle(event)
  expect(await world.products()).toEqual(products)
  expect((await world.maker.request('POST', `/api/v1/shop/imports/${id}/take`)).statusCode).toBe(409)
})

test('a file changes what it has columns for, and nothing else', async () => {
  await using world = await setUp()
  const made = await world.add(
    product({
      ...{ title: 'Oil', slug: 'oil', description: 'From Crete.', noteLabel: 'Engraving' },
      options: [{ name: 'Size', values: ['S', 'L'] }],
      variants: [variant({ sku: 'A', options: ['S'] }), variant({ sku: 'B', options: ['L'] })],
    }),
  )
  const { id, counts } = await world.read('slug,sku,price,currency\noil,b,12.50,eur\n')
  expect(counts).toMatchObject({ created: 0, changed: 1 })
  await world.take(id)
  const [changed] = await world.products()
  const [small, large] = made.variants
  expect(changed).toEqual({
    ...{ ...made, revision: 2, updatedAt: expect.anything() },
    variants: [small, { ...large, sku: 'b', price: 1250 }],
  })
})

test('new variants join those that there are', async () => {
  await using world = await setUp()
  await world.take((await world.read(OILS)).id)
  const { id } = await world.read('slug,option 1,value 1,sku,price,currency\noil,Size,M,OIL-M,13,EUR\n')
  await world.take(id)
  const [oil] = await world.products()
  expect(oil).toMatchObject({
    options: [{ values: ['S', 'L', 'M'] }],
    variants: [{ sku: 'OIL-S', onHand: 7 }, { sku: 'OIL-L' }, { sku: 'OIL-M', price: 1300, onHand: null }],
  })
})

test('what was sold between the reading and the taking is not there again', async () => {
  await using world = await setUp()
  const made = await world.add(product({ title: 'Oil', slug: 'oil' }))
  const { id } = await world.read(`${HEAD}\noil,Better oil,10.00,EUR,10\n`)
  const variantId = made.variants[0]?.id
  await world.firestore.doc(`shopStock/${variantId}`).update({ onHand: 4 })
  await world.take(id)
  expect(await world.products()).toMatchObject([{ title: 'Better oil', variants: [{ onHand: 4 }] }])
})

test('a product that is refused is refused as a whole, and the others are taken', async () => {
  await using world = await setUp()
  const wrong = OILS.replace('17,EUR', '17,USD')
  const { id, counts } = await world.read(wrong)
  expect(counts).toEqual({ rows: 3, created: 1, changed: 0, same: 0, refused: 2, written: 0 })
  expect(await world.problems(id)).toEqual([
    '2 slug belongs to a product with what is wrong in row 3',
    "3 currency is not the shop's, which is EUR",
  ])
  await world.take(id)
  expect(await world.products()).toMatchObject([{ title: 'Salt' }])
})

test('what has changed since the reading is left out, and the report says what', async () => {
  await using world = await setUp()
  const { id } = await world.read(`${HEAD}\na,A,1,EUR,1\nb,B,2,EUR,1\nc,C,3,EUR,1\n`)
  await world.add(product({ title: 'Another B', slug: 'b' }))
  const taken = await world.take(id)
  expect(taken).toMatchObject({ status: 'ready', counts: { created: 0, changed: 1, same: 2 } })
  expect(taken.reason).toMatch(/has changed meanwhile/)
  expect((await world.products()).map(({ title }) => title)).toEqual(['A', 'Another B', 'C'])
  expect(await world.take(id)).toMatchObject({ status: 'taken' })
  expect((await world.products()).map(({ title }) => title)).toEqual(['A', 'B', 'C'])
})

test('rows come in pages, and as a file in which formulas are text', async () => {
  await using world = await setUp()
  const rows = Array.from({ length: 7 }, (_, n) => `p-${n},=HYPERLINK("x"),1,EUR,1`)
  const { id } = await world.read(
    `slug,title,price,currency,stock\n${rows.join('\n').replaceAll('"x"', '')}\nP,,,,\n`,
  )
  const seen: number[] = []
  for (let cursor = ''; ; ) {
    const path = `/api/v1/shop/imports/${id}/rows?limit=3${cursor}`
    const page = (await world.maker.request('GET', path)).json()
    seen.push(...page.items.map(({ row }: { row: number }) => row))
    if (page.nextCursor === null) break
    cursor = `&cursor=${page.nextCursor}`
  }
  expect(seen).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
  const file = await world.maker.request('GET', `/api/v1/shop/imports/${id}/rows.csv`)
  const [head, first] = file.body.split('\r\n')
  expect(head).toBe('\ufeffrow,outcome,title,sku,problems')
  expect(first).toBe("2,created,'=HYPERLINK(),,")
  expect(file.body.split('\r\n')).toHaveLength(10)
})

test('customers hear of products that they see, once', async () => {
  await using world = await setUp()
  const { id } = await world.read(OILS)
  const event = await world.announced(id)
  await world.maker.request('POST', `/api/v1/shop/imports/${id}/take`)
  world.events.length = 0
  await world.handle(event)
  expect(world.events.filter(({ topic }) => topic === knowledgeChanged.name)).toEqual([
    { topic: 'knowledge-changed', payload: { ownerId: world.maker.id, changes: [] } },
  ])
  const draft = await world.read(`${HEAD}\nnew,New,1,EUR,1\n`)
  await world.maker.request('POST', `/api/v1/shop/imports/${draft.id}/take`)
  const again = await world.announced(draft.id)
  world.events.length = 0
  await world.handle(again)
  expect(world.events).toEqual([])
})

test('a file that is open is not sent twice, and one that was taken may come again', async () => {
  await using world = await setUp()
  const { id } = await world.read(OILS)
  expect(await world.announce(OILS)).toMatchObject({ import: { id }, grant: null })
  await world.take(id)
  const { import: again, grant } = await world.announce(OILS)
  expect(again.id).not.toBe(id)
  expect(grant).not.toBeNull()
  expect((await world.announce(OILS)).import.id).toBe(again.id)
})

test('a file that is deleted is gone with its report and its bytes', async () => {
  await using world = await setUp()
  const { id } = await world.read(OILS)
  const used = async () => (await createMeter(world.firestore).usage(world.maker.id)).byRoom.shop ?? 0
  expect(await used()).toBeGreaterThan(OILS.length)
  const event = await world.announced(id)
  expect((await world.maker.request('DELETE', `/api/v1/shop/imports/${id}`)).statusCode).toBe(204)
  await world.deliver()
  expect(await used()).toBe(0)
  for (const bucket of [world.buckets.documents, world.buckets.papers])
    expect((await bucket.getFiles({ prefix: `shop/imports/${world.maker.id}/` }))[0]).toEqual([])
  await world.handle(event)
  expect(world.events).toMatchObject([{ topic: 'catalogue-discarded', payload: { id } }])
})

test("somebody else's import is as if it did not exist", async () => {
  await using world = await setUp()
  const { id } = await world.read(OILS)
  const eve = await shared.maker()
  const path = `/api/v1/shop/imports/${id}`
  const answers = await Promise.all([
    eve.request('GET', path),
    eve.request('GET', `${path}/rows`),
    eve.request('GET', `${path}/rows.csv`),
    eve.request('POST', `${path}/take`),
    eve.request('DELETE', path),
  ])
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404])
  expect((await eve.request('GET', '/api/v1/shop/imports')).json().items).toEqual([])
})
