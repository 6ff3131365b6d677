// What an assistant is told of a shop, and that it is what the assistant asks for.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setUp as setUpShop, startShared } from '../../../functions/catalogue-index/test-world.ts'
import type { World } from '../../api/test-world.ts'
import { refKey, type SourceRef } from '../../assistant/knowledge/schemas.ts'
import type { ShopFacts, ShopKnowledge } from '../../assistant/knowledge/shop-knowledge.ts'
import { SECOND_MS } from '../../platform/durations.ts'
import { createLog } from '../../platform/log.ts'
import { PROJECT } from '../../platform/test-cloud.ts'
import { isoTime } from '../../platform/times.ts'
import { createCatalogues } from '../catalogue/service.ts'
import { createShopReader } from '../shops/reader.ts'
import { createShopFacts } from './facts.ts'
import { createShopKnowledge } from './knowledge.ts'

let shared: World
beforeAll(async () => {
  shared = await startShared()
})
afterAll(() => shared[Symbol.asyncDispose]())

async function setUp() {
  const shop = await setUpShop(shared)
  const { firestore, deps, clock, buckets, maker } = shop
  const log = createLog({
    GOOGLE_CLOUD_PROJECT: PROJECT,
    K_SERVICE: 'api',
    K_REVISION: '1',
    LOG_LEVEL: 'silent',
  })
  const publish = async () => ''
  const catalogues = createCatalogues({
    ...{ firestore, papers: buckets.papers, publish, log, stock: deps.stock, now: clock.now },
  })
  const reader = createShopReader({
    store: { get: deps.shops.get, ownerOf: async () => null },
    now: clock.now,
  })
  const facts: ShopFacts = createShopFacts({
    ...{ firestore, log, catalogueOf: catalogues.of, reader, stock: deps.stock, now: clock.now },
  })
  const knowledge: ShopKnowledge = createShopKnowledge({ firestore, log })
  return {
    ...shop,
    facts,
    knowledge,
    async make(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object) {
      await clock.advance(1)
      const answer = await maker.request(method, `/api/v1/shop/${path}`, body)
      if (answer.statusCode >= 300) throw new Error(answer.body)
      return answer.body === '' ? null : answer.json()
    },
    async current(...refs: SourceRef[]) {
      const found = await facts.current(shop.ownerId, refs)
      return refs.map((ref) => found.get(refKey(ref)) ?? null)
    },
    /** The sources of all parts that are given. */
    async all(parts: ReturnType<ShopKnowledge['changed']>) {
      const sources = []
      for await (const some of parts) sources.push(...some)
      return sources
    },
  }
}
const product = (id: string): SourceRef => ({ kind: 'product', id })
const attributes = (diet: string) => [{ name: 'Diet', values: [diet] }]

test('a product is told as it is now, though the catalogue is older', async () => {
  await using shop = await setUp()
  await shop.addCategory('fruit', 'Fruit')
  await shop.addProduct('apples', { title: 'Apples', price: 500, categoryIds: ['fruit'] })
  await shop.run()
  expect(await shop.current(product('apples'))).toMatchObject([
    {
      ...{ title: 'Apples', path: '/products/apples', categories: ['Fruit'] },
      product: {
        listed: { price: 500, highestPrice: 500, isInStock: true, isOnSale: false },
        variants: [{ id: 'apples-v', price: 500, isInStock: true }],
      },
    },
  ])
  await shop.addProduct('apples', { title: 'Sour apples', price: 700, onHand: 0 })
  expect(await shop.current(product('apples'))).toMatchObject([
    {
      title: 'Sour apples',
      product: { listed: { price: 700, isInStock: false }, variants: [{ price: 700, isInStock: false }] },
    },
  ])
})

test('a sale lowers the prices that are told, and says what they were', async () => {
  await using shop = await setUp()
  await shop.addProduct('apples', { price: 1000 })
  await shop.make('POST', 'discounts', { title: 'Summer', kind: 'percentage', value: 2500 })
  await shop.run()
  expect(await shop.current(product('apples'))).toMatchObject([
    {
      product: {
        listed: { price: 750, compareAt: 1000, isOnSale: true },
        variants: [{ price: 750 }],
      },
    },
  ])
})

test('questions, categories and pages are told as they are now', async () => {
  await using shop = await setUp()
  const faq = await shop.make('POST', 'faqs', { question: 'When?', answer: '*Soon.*' })
  const category = await shop.make('POST', 'categories', { title: 'Bread', description: 'Baked.' })
  await shop.make('PUT', 'pages/returns', { title: 'Returns', body: 'Send it back.' })
  const refs: SourceRef[] = [
    { kind: 'faq', id: faq.id },
    { kind: 'category', id: category.id },
    { kind: 'page', id: `${shop.ownerId}-returns` },
  ]
  expect(await shop.current(...refs)).toMatchObject([
    { title: 'When?', text: '*Soon.*', path: `/faq#${faq.id}`, product: null },
    { title: 'Bread', text: 'Baked.', path: '/categories/bread' },
    { title: 'Returns', text: 'Send it back.', path: '/pages/returns' },
  ])
  await shop.make('DELETE', `faqs/${faq.id}`)
  await shop.make('DELETE', `categories/${category.id}`)
  await shop.make('PUT', 'pages/returns', { title: 'Returns', body: ' ' })
  expect(await shop.current(...refs)).toEqual([null, null, null])
})

test('what customers do not see is not told, and nothing of another shop', async () => {
  await using shop = await setUp()
  await using other = await setUp()
  await shop.addProduct(`draft-${shop.ownerId}`, { status: 'draft' })
  await shop.addProduct(`trashed-${shop.ownerId}`, { trashedAt: '2026-01-01T00:00:00.000Z' })
  await other.addProduct(`theirs-${other.ownerId}`)
  const refs = [`draft-${shop.ownerId}`, `trashed-${shop.ownerId}`, `theirs-${other.ownerId}`, 'nothing']
  expect(await shop.current(...refs.map(product))).toEqual([null, null, null, null])
  expect(await shop.knowledge.read(shop.ownerId, refs.map(product))).toEqual(
    refs.map((id) => ({ ref: product(id), source: null })),
  )
})

test('filters are those of the shop’s lists', async () => {
  await using shop = await setUp()
  await shop.addCategory('sweets', 'Sweets')
  await shop.addProduct('honey', { price: 900, attributes: attributes('Vegetarian') })
  await shop.addProduct('jam', { price: 400, attributes: attributes('Vegan'), categoryIds: ['sweets'] })
  await shop.addProduct('syrup', { price: 600, attributes: attributes('Vegan'), onHand: 0 })
  await shop.run()
  const ids = async (filters: Parameters<ShopFacts['narrowed']>[1]) =>
    [...(await shop.facts.narrowed(shop.ownerId, filters))].sort()
  expect(await ids({})).toEqual(['honey', 'jam', 'syrup'])
  expect(await ids({ attributes: ['Diet=Vegan'] })).toEqual(['jam', 'syrup'])
  expect(await ids({ attributes: ['Diet=Vegan', 'Diet=Vegetarian'], maxPrice: 600 })).toEqual([
    'jam',
    'syrup',
  ])
  expect(await ids({ attributes: ['Diet=Vegan'], inStock: true })).toEqual(['jam'])
  expect(await ids({ minPrice: 500, maxPrice: 900 })).toEqual(['honey', 'syrup'])
  expect(await ids({ category: 'sweets' })).toEqual(['jam'])
  expect(await ids({ category: 'gone' })).toEqual([])
  expect(await ids({ attributes: ['Diet=Kosher'] })).toEqual([])
  expect(await ids({ onSale: true })).toEqual([])
  expect(await shop.facts.vocabulary(shop.ownerId)).toEqual({
    currency: 'EUR',
    language: 'en',
    categories: [{ slug: 'sweets', title: 'Sweets' }],
    attributes: [{ name: 'Diet', values: ['Vegetarian', 'Vegan'] }],
  })
})

test('what has changed since a time is told, and what is gone by its name', async () => {
  await using shop = await setUp()
  await shop.addCategory('fruit', 'Fruit')
  await shop.addProduct('apples', { categoryIds: ['fruit'] })
  await shop.addProduct('pears')
  const since = isoTime(shop.clock.now() + 1)
  await shop.addProduct('plums', { categoryIds: ['fruit'] })
  await shop.write({ 'shopProducts/pears': null })
  const keys = (sources: { ref: SourceRef; source: object | null }[]) =>
    sources.map(({ ref, source }) => `${refKey(ref)} ${source ? 'shown' : 'gone'}`).sort()
  expect(keys(await shop.all(shop.knowledge.changed(shop.ownerId, since)))).toEqual([
    'product:pears gone',
    'product:plums shown',
  ])
  expect(await shop.all(shop.knowledge.changed(shop.ownerId, null))).toHaveLength(4)
})

test('the products of a category are told when it is called otherwise', async () => {
  await using shop = await setUp()
  const { id: categoryId } = await shop.make('POST', 'categories', { title: 'Fruit' })
  const apples = await shop.make('POST', 'products', {
    ...{ title: 'Apples', status: 'published', categoryIds: [categoryId] },
    variants: [{ sku: '', options: [], price: 100, compareAt: null, weight: 1, onHand: 1 }],
  })
  await shop.make('PATCH', `categories/${categoryId}`, { title: 'Orchard' })
  const sources = await shop.all(shop.knowledge.productsIn(shop.ownerId, [categoryId]))
  expect(sources).toMatchObject([{ ref: product(apples.id), source: { categories: ['Orchard'] } }])
})

test('a shop has a revision that counts, and none when it is gone', async () => {
  await using shop = await setUp()
  const { knowledge, ownerId, firestore, clock } = shop
  const before = await knowledge.state(ownerId)
  await shop.addProduct('apples')
  expect(await knowledge.state(ownerId)).toEqual({ revision: (before?.revision ?? 0) + 1 })
  const changed = []
  const at = (milliseconds: number) => isoTime(clock.now() + milliseconds)
  for await (const some of knowledge.changedShops({ since: at(-SECOND_MS), until: at(0) }))
    changed.push(...some)
  expect(changed).toContainEqual({ ownerId, revision: (before?.revision ?? 0) + 1 })
  const confirm = () => firestore.runTransaction((transaction) => knowledge.confirm(transaction, ownerId))
  expect(await confirm()).toBe(true)
  await firestore.doc(`shops/${ownerId}`).delete()
  expect(await knowledge.state(ownerId)).toBeNull()
  expect(await confirm()).toBe(false)
})
