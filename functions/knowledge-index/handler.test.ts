// What a shop says is what its assistant knows, whatever happens on the way.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { World } from '../../services/api/test-world.ts'
import { FORMAT } from '../../services/assistant/knowledge/passages.ts'
import { fromBytes } from '../../services/assistant/knowledge/vectors.ts'
import { DAY_MS, MINUTE_MS } from '../../services/platform/durations.ts'
import { setUp as setUpShop, startShared } from './test-world.ts'

let shared: World
beforeAll(async () => {
  shared = await startShared()
})
afterAll(() => shared[Symbol.asyncDispose]())
const setUp = () => setUpShop(shared)

test('a question and its answer are known, then as they are edited, then not any more', async () => {
  await using shop = await setUp()
  const { id } = await shop.make('POST', 'faqs', { question: 'When?', answer: '**Soon.**' })
  const changes = [{ kind: 'faq' as const, id }]
  await shop.run(changes)
  expect(await shop.known()).toEqual(['When?: Soon.'])
  await shop.make('PATCH', `faqs/${id}`, { answer: 'Tomorrow.' })
  await shop.run(changes)
  expect(await shop.known()).toEqual(['When?: Tomorrow.'])
  await shop.make('DELETE', `faqs/${id}`)
  await shop.run(changes)
  expect(await shop.known()).toEqual([])
  await shop.make('POST', `faqs/${id}/restore`)
  await shop.run(changes)
  expect(await shop.known()).toEqual(['When?: Tomorrow.'])
})

test('nothing of what was removed stays but a note, which goes after a month', async () => {
  await using shop = await setUp()
  const { id } = await shop.make('POST', 'faqs', { question: 'When?', answer: 'Soon.' })
  await shop.run()
  const [stored] = await shop.stored()
  const numbers = fromBytes(stored?.get('numbers'))
  expect(stored?.get('vector').toArray()).toEqual([...numbers])
  expect(Math.hypot(...numbers)).toBeCloseTo(1)
  expect(stored?.data()).toMatchObject({ model: 'encoder-1', expiresAt: null })

  await shop.make('DELETE', `faqs/${id}`)
  await shop.run()
  const [note] = await shop.stored()
  expect(note?.data()).toEqual({
    ...{ ownerId: shop.ownerId, set: `encoder-1/${FORMAT}/0`, kind: 'faq', sourceId: id, part: 0 },
    ...{ title: '', text: '', attributes: '', categories: '', hash: '', sourceHash: '', parts: 0 },
    ...{ model: 'encoder-1', version: 2, isRemoved: true, expiresAt: expect.anything() },
  })
  const days = (note?.get('expiresAt').toMillis() - shop.clock.now()) / DAY_MS
  expect(days).toBeGreaterThan(29)
})

test('products are known while they are published, with what they are like', async () => {
  await using shop = await setUp()
  await shop.addCategory('fruit', 'Fruit')
  const attributes = [{ name: 'Origin', values: ['Italy', 'Spain'] }]
  await shop.addProduct('apples', { title: 'Apples', categoryIds: ['fruit'], attributes })
  await shop.addProduct('pears', { title: 'Pears', status: 'draft' })
  await shop.run()
  expect(await shop.loaded()).toMatchObject([
    { title: 'Fruit', kind: 'category' },
    { title: 'Apples', kind: 'product', categories: 'Fruit', attributes: 'Origin: Italy, Spain', part: 0 },
  ])
  await shop.addProduct('apples', { title: 'Apples', status: 'archived' })
  await shop.run([{ kind: 'product', id: 'apples' }])
  expect(await shop.known()).toEqual(['Fruit'])
})

test('a category that is called otherwise changes what is known of its products, long after', async () => {
  await using shop = await setUp()
  const { id: categoryId } = await shop.make('POST', 'categories', { title: 'Fruit' })
  const variant = { sku: '', options: [], price: 100, compareAt: null, weight: 1, onHand: 1 }
  const product = { title: 'Apples', status: 'published', categoryIds: [categoryId], variants: [variant] }
  await shop.make('POST', 'products', product)
  await shop.run()
  const categoriesOf = async () =>
    (await shop.loaded()).filter(({ kind }) => kind === 'product').map(({ categories }) => categories)
  expect(await categoriesOf()).toEqual(['Fruit'])
  await shop.clock.advance(2 * MINUTE_MS)
  await shop.make('PATCH', `categories/${categoryId}`, { title: 'Orchard' })
  await shop.run([{ kind: 'category', id: categoryId }])
  expect(await categoriesOf()).toEqual(['Orchard'])
  await shop.clock.advance(2 * MINUTE_MS)
  await shop.make('DELETE', `categories/${categoryId}`)
  await shop.run()
  expect(await categoriesOf()).toEqual([''])
  await shop.clock.advance(2 * MINUTE_MS)
  await shop.make('POST', `categories/${categoryId}/restore`)
  await shop.run()
  expect(await categoriesOf()).toEqual(['Orchard'])
})

test('a page is known by its sections, and not when it is emptied', async () => {
  await using shop = await setUp()
  const body = '## Costs\nFive euros.\n\n## Time\nTwo days.'
  await shop.make('PUT', 'pages/returns', { title: 'Returns', body })
  await shop.run()
  expect(await shop.known()).toEqual(['Returns: Costs\nFive euros.', 'Returns: Time\nTwo days.'])
  await shop.make('PUT', 'pages/returns', { title: 'Returns', body: `## New\nFirst.\n\n${body}` })
  await shop.run()
  expect(await shop.known()).toHaveLength(3)
  expect((await shop.state())?.current?.entries).toBe(3)
  // What has only moved is not embedded again.
  expect(shop.embedders.encoder.embedded.filter((text) => text !== 'Returns')).toHaveLength(3)
  await shop.make('PUT', 'pages/returns', { title: 'Returns', body: '' })
  await shop.run()
  expect(await shop.known()).toEqual([])
  expect((await shop.state())?.current?.entries).toBe(0)
})

test('the same event again, and one that comes late, change nothing', async () => {
  await using shop = await setUp()
  const { id } = await shop.make('POST', 'faqs', { question: 'When?', answer: 'Soon.' })
  const changes = [{ kind: 'faq' as const, id }]
  await shop.run(changes)
  const once = await shop.state()
  await Promise.all([shop.run(changes), shop.run(changes)])
  await shop.run()
  expect(await shop.state()).toEqual(once)
  await shop.make('PATCH', `faqs/${id}`, { answer: 'Later.' })
  await shop.run()
  const latest = await shop.state()
  await shop.run(changes)
  expect(await shop.state()).toEqual(latest)
  expect(shop.embedders.encoder.embedded).toEqual(['When?', 'Soon.', 'When?', 'Later.'])
})

test('a change that touches no text embeds and writes nothing', async () => {
  await using shop = await setUp()
  await shop.addProduct('apples', { title: 'Apples', price: 100 })
  await shop.run()
  const version = (await shop.state())?.version
  await shop.addProduct('apples', { title: 'Apples', price: 200, onHand: 0 })
  await shop.run([{ kind: 'product', id: 'apples' }])
  expect((await shop.state())?.version).toBe(version)
  expect(shop.embedders.encoder.embedded).toHaveLength(1)
})

test('what another shop has cannot be made known by its id', async () => {
  await using shop = await setUp()
  await using other = await setUp()
  const { id } = await other.make('POST', 'faqs', { question: 'Theirs?', answer: 'Yes.' })
  await shop.make('POST', 'faqs', { question: 'Ours?', answer: 'Yes.' })
  await shop.run([
    { kind: 'faq', id },
    { kind: 'product', id: 'nothing' },
    { kind: 'page', id: `${other.ownerId}-terms` },
  ])
  expect(await shop.known()).toEqual(['Ours?: Yes.'])
})

test('of a shop that is gone nothing stays and nothing is made', async () => {
  await using shop = await setUp()
  await shop.make('POST', 'faqs', { question: 'When?', answer: 'Soon.' })
  await shop.run()
  await shop.firestore.doc(`shops/${shop.ownerId}`).delete()
  await shop.run()
  expect(await shop.stored()).toEqual([])
  expect(await shop.state()).toBeNull()
})

test('a shop that is removed while its texts are embedded keeps nothing', async () => {
  await using shop = await setUp()
  await shop.make('POST', 'faqs', { question: 'When?', answer: 'Soon.' })
  shop.embedders.encoder.before = async () =>
    void (await shop.firestore.doc(`shops/${shop.ownerId}`).delete())
  await shop.run()
  await shop.run()
  expect(await shop.stored()).toEqual([])
  expect(await shop.state()).toBeNull()
})
