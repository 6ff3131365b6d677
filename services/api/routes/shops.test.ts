import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setUp as setUpShop, startShared } from '../../../functions/catalogue-index/test-world.ts'
import { createLoading } from '../../shop/catalogue/loading.ts'
import type { World } from '../test-world.ts'

let shared: World
/** A shop that is only read. */
let still: Awaited<ReturnType<typeof setUp>>
beforeAll(async () => {
  shared = await startShared()
  still = await setUp()
})
afterAll(() => shared[Symbol.asyncDispose]())

async function setUp() {
  const world = await setUpShop(shared)
  await world.addCategory('fruit', 'Fruit')
  await world.write({
    [`shopFaqs/${world.ownerId}`]: {
      ...{ question: 'When?', answer: '*Now* <script>', position: 0, addedAt: '' },
      ...{ state: 'live', trashedAt: null, sweepAt: null, facets: [] },
    },
    [`shopPages/${world.ownerId}-terms`]: { kind: 'terms', title: 'Terms', body: '# Be nice' },
    [`shopPages/${world.ownerId}-about`]: { kind: 'about', title: 'About', body: '' },
  })
  await world.addProduct(`a${world.ownerId}`, {
    ...{ title: 'Apples', slug: 'apples', categoryIds: ['fruit'], onHand: 3, price: 250 },
    ...{ attributes: [{ name: 'Origin', values: ['Italy'] }], description: '**Red** ones' },
  })
  await world.addProduct(`b${world.ownerId}`, { title: 'Bread', slug: 'bread', onHand: 0 })
  await world.run()
  const titles = async (query: string) =>
    (await world.get(`/products${query}`)).json().items.map(({ title }: { title: string }) => title)
  return { ...world, titles }
}

const PATHS = [
  '',
  '/products',
  '/products/apples',
  '/suggestions?q=ap',
  '/categories',
  '/faqs',
  '/pages/terms',
]

test('strangers see an open shop, without a cookie', async () => {
  await using world = await setUp()
  for (const path of PATHS) {
    const answer = await world.get(path)
    expect([path, answer.statusCode]).toEqual([path, 200])
    expect(answer.headers['cache-control']).toBe('public, max-age=0, must-revalidate')
    expect(answer.headers['set-cookie']).toBeUndefined()
    const again = await world.get(path, { 'if-none-match': String(answer.headers.etag) })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  }
  expect((await world.get('')).json()).toMatchObject({ handle: world.handle, currency: 'EUR' })
})

test('a closed shop looks to strangers as if it were not there, and to its owner as it will be', async () => {
  await using world = await setUp()
  const nobody = await world.app.inject('/api/v1/shops/nobody-has-this')
  const other = await world.registered()
  await world.firestore.doc(`shops/${world.ownerId}`).update({ isOpen: false })
  for (const path of PATHS) {
    const answer = await world.get(path)
    expect([answer.statusCode, answer.json().detail]).toEqual([404, nobody.json().detail])
    const url = `/api/v1/shops/${world.handle}${path}`
    expect((await other.request('GET', url)).statusCode).toBe(404)
    const preview = await world.maker.request('GET', url)
    expect(preview.statusCode).toBe(200)
    expect(preview.headers['cache-control']).toBe('private, no-store')
  }
})

test('a product is shown as it is now, with what is left of it', async () => {
  await using world = await setUp()
  const get = async (slug: string) => (await world.get(`/products/${slug}`)).json()
  expect(await get('apples')).toMatchObject({
    title: 'Apples',
    descriptionHtml: '<p><strong>Red</strong> ones</p>',
    variants: [{ price: 250, availability: 'few', left: 3 }],
    categories: [{ slug: 'fruit', title: 'Fruit' }],
    related: [],
  })
  expect(await get('bread')).toMatchObject({ variants: [{ availability: 'out', left: null }] })
  await world.firestore.doc(`shopStock/a${world.ownerId}-v`).update({ onHand: 6 })
  expect(await get('apples')).toMatchObject({ variants: [{ availability: 'in', left: null }] })
  await world.firestore.doc(`shopStock/a${world.ownerId}-v`).update({ onHand: null, reserved: 9 })
  expect(await get('apples')).toMatchObject({ variants: [{ availability: 'in', left: null }] })
  await world.firestore.doc(`shopProducts/a${world.ownerId}`).update({ status: 'draft' })
  expect((await world.get('/products/apples')).statusCode).toBe(404)
})

test.each([
  ['', ['Bread', 'Apples']],
  ['?q=apple', ['Apples']],
  ['?q=aples', ['Apples']],
  ['?category=fruit', ['Apples']],
  ['?attribute=Origin%3DItaly', ['Apples']],
  ['?attribute=Origin%3DItaly&attribute=Origin%3DSpain', ['Apples']],
  ['?minPrice=300', ['Bread']],
  ['?maxPrice=250', ['Apples']],
  ['?inStock=true', ['Apples']],
  ['?sort=title', ['Apples', 'Bread']],
  ['?q=%22%27%28%5B%2A', []],
])('/products%s', async (query, expected) => {
  expect(await still.titles(query)).toEqual(expected)
})

test.each([
  ['/products?limit=101', 'limit'],
  ['/products?limit=-1', 'limit'],
  ['/products?minPrice=-1', 'minPrice'],
  ['/products?maxPrice=NaN', 'maxPrice'],
  ['/products?sort=random', 'sort'],
  ['/products?inStock=maybe', 'inStock'],
  ['/products?price=1', 'price'],
  ['/products?attribute=Origin', 'attribute.0'],
  ['/products?cursor=e30', 'cursor'],
  ['/products?category=..%2Fetc', 'category'],
  [`/products?q=${'a'.repeat(201)}`, 'q'],
  [`/products?${'attribute=a%3Db&'.repeat(51)}`, 'attribute'],
  ['/suggestions', 'q'],
])('%s is refused with the field', async (path, field) => {
  const answer = await still.get(path)
  expect([answer.statusCode, answer.json().errors?.[0]?.field]).toEqual([400, field])
})

test.each(['/products?category=wine', '/products/wine', '/pages/about', '/pages/privacy'])(
  '%s is not there',
  async (path) => {
    expect((await still.get(path)).statusCode).toBe(404)
  },
)

test('a thousand filters are refused before they cost anything', async () => {
  const answer = await still.get(`/products?${'attribute=Origin%3DItaly&'.repeat(1000)}`)
  expect([400, 414, 431]).toContain(answer.statusCode)
})

test('suggestions while typing', async () => {
  expect((await still.get('/suggestions?q=ap')).json()).toMatchObject({
    products: [{ title: 'Apples', price: 250 }],
    completions: ['apples'],
  })
  expect((await still.get('/suggestions?q=fru')).json()).toMatchObject({
    categories: [{ slug: 'fruit', title: 'Fruit' }],
  })
  expect((await still.get('/suggestions?q=')).json()).toEqual({
    products: [],
    categories: [],
    completions: [],
  })
})

test('texts are HTML that harms nobody', async () => {
  expect((await still.get('/faqs')).json().items).toMatchObject([
    { question: 'When?', answerHtml: '<p><em>Now</em> &lt;script&gt;</p>' },
  ])
  expect((await still.get('/pages/terms')).json()).toMatchObject({
    title: 'Terms',
    bodyHtml: '<h2>Be nice</h2>',
  })
  expect((await still.get('/categories')).json().items).toMatchObject([{ slug: 'fruit', products: 1 }])
})

const nowhere = async () => ''

test('a newer catalogue that cannot be loaded leaves the one before', async () => {
  await using world = await setUp()
  expect(await world.titles('')).toEqual(['Bread', 'Apples'])
  await world.firestore.doc(`shopCatalogues/${world.ownerId}`).update({ path: 'shop/catalogue/gone' })
  expect(await world.titles('')).toEqual(['Bread', 'Apples'])
  const other = await world.anotherInstance()
  expect((await other.inject(`/api/v1/shops/${world.handle}/products`)).statusCode).toBe(500)
})

test('a catalogue of another version is asked for anew, once', async () => {
  await using world = await setUp()
  const path = 'shop/catalogue/old/1.json.gz'
  await world.deps.papers.file(path).save(gzipSync('{"format":0}\n{}'), { resumable: false })
  await world.firestore.doc(`shopCatalogues/${world.ownerId}`).update({ path })
  const published: unknown[] = []
  const publish = async (_topic: unknown, payload: unknown) => String(published.push(payload))
  const catalogueOf = createLoading({ ...world.deps, publish })
  for (const _ of [1, 2]) {
    expect((await catalogueOf(world.ownerId)).snapshot.products).toEqual([])
    await world.clock.advance(1000)
  }
  expect(published).toEqual([{ ownerId: world.ownerId, changes: [] }])
})

test('a shop without a catalogue has nothing to show yet', async () => {
  await using world = await setUpShop(shared)
  expect((await world.get('/products')).json()).toMatchObject({ items: [], total: 0, nextCursor: null })
  expect((await world.get('/suggestions?q=a')).json()).toMatchObject({ products: [] })
})

test('many who ask at once load a catalogue once', async () => {
  await using world = await setUp()
  let loads = 0
  const papers = Object.assign(Object.create(world.buckets.papers), {
    file(path: string) {
      loads++
      return world.buckets.papers.file(path)
    },
  })
  const catalogueOf = createLoading({ ...world.deps, publish: nowhere, papers })
  const all = await Promise.all(Array.from({ length: 50 }, () => catalogueOf(world.ownerId)))
  expect([new Set(all).size, loads]).toEqual([1, 1])
  await world.clock.advance(1000)
  expect(await catalogueOf(world.ownerId)).toBe(all[0])
  expect(loads).toBe(1)
})

test('catalogues of many shops take no more memory than they may', async () => {
  await using one = await setUp()
  await using other = await setUp()
  const catalogueOf = createLoading({ ...one.deps, publish: nowhere, mostBytes: 1 })
  const first = await catalogueOf(one.ownerId)
  expect(await catalogueOf(one.ownerId)).toBe(first)
  await catalogueOf(other.ownerId)
  const again = await catalogueOf(one.ownerId)
  expect(again).not.toBe(first)
  expect(again.snapshot).toEqual(first.snapshot)
})
