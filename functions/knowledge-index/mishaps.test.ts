// Runs that are killed, doubled or overtaken, models that come and go, and large shops.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { World } from '../../services/api/test-world.ts'
import type { EntryStore } from '../../services/assistant/knowledge/entry-store.ts'
import { createKnowledgeSweeping } from '../../services/assistant/knowledge/sweeping.ts'
import { MINUTE_MS } from '../../services/platform/durations.ts'
import { sweepRoom } from '../../services/platform/sweeping.ts'
import { isThorough } from '../../tests/thorough.ts'
import { setUp as setUpShop, startShared } from './test-world.ts'

let shared: World
beforeAll(async () => {
  shared = await startShared()
})
afterAll(() => shared[Symbol.asyncDispose]())
const setUp = () => setUpShop(shared)

const killed = () => Promise.reject(new Error('killed'))

test.each(['heads', 'commit'] as const)(
  'a run that ends before %s leaves its work to the next',
  async (step) => {
    await using shop = await setUp()
    const { id } = await shop.make('POST', 'faqs', { question: 'When?', answer: 'Soon.' })
    const entries: EntryStore = { ...shop.entries, [step]: killed }
    await expect(shop.run([{ kind: 'faq', id }], { entries })).rejects.toThrow('killed')
    expect(await shop.known()).toEqual([])
    await shop.run()
    expect(await shop.known()).toEqual(['When?: Soon.'])
  },
)

test.each(['progress', 'end'] as const)('a run that ends before %s has told what it knew', async (step) => {
  await using shop = await setUp()
  await shop.make('POST', 'faqs', { question: 'When?', answer: 'Soon.' })
  await expect(shop.run([], { states: { ...shop.states, [step]: killed } })).rejects.toThrow('killed')
  expect(await shop.known()).toEqual(['When?: Soon.'])
  // One that is killed cannot give its lease back.
  await shop.clock.advance(MINUTE_MS)
  await shop.run()
  expect(await shop.state()).toMatchObject({ lease: null, sweepAt: null, current: { entries: 1 } })
  expect(shop.embedders.encoder.embedded).toEqual(['When?', 'Soon.'])
})

test('a run that is killed among the products of a renamed category forgets none of them', async () => {
  await using shop = await setUp()
  const { id: categoryId } = await shop.make('POST', 'categories', { title: 'Fruit' })
  const variant = { sku: '', options: [], price: 100, compareAt: null, weight: 1, onHand: 1 }
  const product = { title: 'Apples', status: 'published', categoryIds: [categoryId], variants: [variant] }
  await shop.make('POST', 'products', product)
  await shop.run()
  await shop.clock.advance(2 * MINUTE_MS)
  await shop.make('PATCH', `categories/${categoryId}`, { title: 'Orchard' })
  let commits = 0
  for (const last of [0, 1]) {
    commits = 0
    const commit: EntryStore['commit'] = (batch) => (commits++ < last ? shop.entries.commit(batch) : killed())
    await expect(shop.run([], { entries: { ...shop.entries, commit } })).rejects.toThrow('killed')
    await shop.clock.advance(MINUTE_MS)
  }
  await shop.run()
  expect((await shop.loaded()).map(({ title, categories }) => `${title} ${categories}`).sort()).toEqual([
    'Apples Orchard',
    'Orchard ',
  ])
})

test('of several runs at once each tells what it is told, and nothing is embedded for nothing', async () => {
  await using shop = await setUp()
  const faqs = []
  for (const question of ['One?', 'Two?', 'Three?', 'Four?'])
    faqs.push(await shop.make('POST', 'faqs', { question, answer: 'Yes.' }))
  await shop.run()
  for (const { id } of faqs) await shop.make('PATCH', `faqs/${id}`, { answer: 'No.' })
  await Promise.all(faqs.map(({ id }) => shop.run([{ kind: 'faq', id }])))
  await shop.run()
  expect(await shop.known()).toEqual(['Four?: No.', 'One?: No.', 'Three?: No.', 'Two?: No.'])
  expect(await shop.state()).toMatchObject({ lease: null, current: { entries: 4 } })
})

test('an old reading never takes the place of a newer one', async () => {
  await using shop = await setUp()
  const { id } = await shop.make('POST', 'faqs', { question: 'When?', answer: 'Soon.' })
  await shop.run()
  await shop.make('PATCH', `faqs/${id}`, { answer: 'Later.' })
  const changes = [{ kind: 'faq' as const, id }]
  let isFirst = true
  // While the first run embeds what it has read, the question changes again, and another run tells that.
  shop.embedders.encoder.before = async () => {
    if (!isFirst) return
    isFirst = false
    await shop.make('PATCH', `faqs/${id}`, { answer: 'Never.' })
    await shop.run(changes)
  }
  await shop.run(changes)
  expect(await shop.known()).toEqual(['When?: Never.'])
})

test('a change that is made while it runs is taken in, too', async () => {
  await using shop = await setUp()
  await shop.make('POST', 'faqs', { question: 'One?', answer: 'Yes.' })
  let isFirst = true
  shop.embedders.encoder.before = async () => {
    if (!isFirst) return
    isFirst = false
    await shop.make('POST', 'faqs', { question: 'Two?', answer: 'Yes.' })
    // Its event comes while the other run has the lease.
    await shop.run()
  }
  await shop.run()
  expect(await shop.known()).toEqual(['One?: Yes.', 'Two?: Yes.'])
})

test('with a key all is embedded anew beside the old, and without it again', async () => {
  await using shop = await setUp()
  const { embedders } = shop
  await shop.make('POST', 'faqs', { question: 'When?', answer: 'Soon.' })
  await shop.run()
  embedders.hasKey = true
  embedders.keyed.before = async () => {
    // Until nothing is missing in the new ones, the old ones count.
    expect((await shop.loaded()).map(({ vector }) => vector.length)).toEqual([16])
  }
  await shop.run()
  expect(await shop.state()).toMatchObject({
    current: { model: 'keyed-1', dimensions: 24, entries: 1 },
    ...{ next: null, leftovers: [] },
  })
  expect((await shop.loaded()).map(({ vector }) => vector.length)).toEqual([24])
  expect(await shop.stored()).toHaveLength(1)
  embedders.hasKey = false
  await shop.run()
  expect(await shop.state()).toMatchObject({ current: { model: 'encoder-1', entries: 1 } })
  expect(await shop.stored()).toHaveLength(1)
})

test('a change-over that is killed goes on, and takes in what has changed meanwhile', async () => {
  await using shop = await setUp()
  const { id } = await shop.make('POST', 'faqs', { question: 'When?', answer: 'Soon.' })
  await shop.run()
  shop.embedders.hasKey = true
  await expect(shop.run([], { states: { ...shop.states, switchTo: killed } })).rejects.toThrow('killed')
  await shop.make('PATCH', `faqs/${id}`, { answer: 'Later.' })
  await shop.clock.advance(MINUTE_MS)
  const clearing = { ...shop.entries, removeSome: killed }
  await expect(shop.run([], { entries: clearing })).rejects.toThrow('killed')
  expect(await shop.known()).toEqual(['When?: Later.'])
  await shop.clock.advance(MINUTE_MS)
  await shop.run()
  expect(await shop.state()).toMatchObject({ current: { model: 'keyed-1', entries: 1 }, leftovers: [] })
  expect(await shop.stored()).toHaveLength(1)
})

test('a model that is away leaves what is there, and a new shop begins with the embedded one', async () => {
  await using shop = await setUp()
  const { embedders } = shop
  embedders.hasKey = true
  embedders.keyed.isAway = true
  const { id } = await shop.make('POST', 'faqs', { question: 'When?', answer: 'Soon.' })
  await shop.run()
  expect(await shop.state()).toMatchObject({ current: { model: 'encoder-1', entries: 1 } })
  await shop.make('PATCH', `faqs/${id}`, { answer: 'Later.' })
  await shop.run()
  expect(await shop.known()).toEqual(['When?: Later.'])

  embedders.keyed.isAway = false
  await shop.run()
  expect(await shop.state()).toMatchObject({ current: { model: 'keyed-1' }, next: null })
  embedders.keyed.isAway = true
  await shop.make('PATCH', `faqs/${id}`, { answer: 'Never.' })
  await expect(shop.run()).rejects.toMatchObject({ code: 'temporary' })
  expect(await shop.known()).toEqual(['When?: Later.'])
})

test('a run whose time is over asks for another one, which goes on', async () => {
  await using shop = await setUp()
  await shop.make('POST', 'faqs', { question: 'One?', answer: 'Yes.' })
  await shop.make('PUT', 'pages/terms', { title: 'Terms', body: 'Be kind.' })
  // Questions are embedded, then the time is over.
  shop.embedders.encoder.before = async () => shop.clock.advance(10_000)
  await shop.run([], { workMs: 5000 })
  expect(shop.asked).toEqual([shop.ownerId])
  expect(await shop.known()).toEqual(['One?: Yes.'])
  await shop.run()
  expect(await shop.known()).toEqual(['One?: Yes.', 'Terms: Be kind.'])
  expect(shop.embedders.encoder.embedded).toEqual(['One?', 'Yes.', 'Terms', 'Be kind.'])
})

test('what no event has told is asked for again, with growing pauses, and by this function only', async () => {
  await using shop = await setUp()
  const { clock, states, publish, ownerId } = shop
  await shop.make('POST', 'faqs', { question: 'When?', answer: 'Soon.' })
  const sweeping = createKnowledgeSweeping({
    shop: shop.shop,
    states,
    publish: publish as never,
    now: clock.now,
  })
  const sweep = () => sweepRoom(sweeping, { until: Number.POSITIVE_INFINITY, now: () => 0 })
  const again = ['knowledge-changed', { ownerId, changes: [] }, { for: 'knowledge-index' }]
  const own = () => shop.published.filter(([, payload]) => JSON.stringify(payload).includes(ownerId))
  await sweep()
  expect(own()).toEqual([])
  await clock.advance(MINUTE_MS)
  await sweep()
  await sweep()
  expect(own()).toEqual([again])
  await clock.advance(2 * MINUTE_MS)
  await sweep()
  expect(own()).toEqual([again, again])
  await shop.run()
  await clock.advance(10 * MINUTE_MS)
  await sweep()
  expect(own()).toHaveLength(2)
})

test('in a large shop one change costs a handful of reads', async () => {
  await using shop = await setUp()
  const { firestore, ownerId } = shop
  // The last of them begins another batch.
  const products = isThorough ? 1001 : 101
  await shop.addProduct(`p-${ownerId}`, { title: 'Product' })
  const model = (await firestore.doc(`shopProducts/p-${ownerId}`).get()).data()
  for (let start = 1; start < products; start += 250) {
    const batch = firestore.batch()
    for (let at = start; at < Math.min(start + 250, products); at++)
      batch.set(firestore.doc(`shopProducts/p${at}-${ownerId}`), { ...model, title: `Product ${at}` })
    await batch.commit()
  }
  await shop.clock.advance(2 * MINUTE_MS)
  await shop.run()
  const { embedded } = shop.embedders.encoder
  expect(embedded).toHaveLength(products)
  expect(await shop.loaded()).toHaveLength(products)
  expect(await shop.state()).toMatchObject({ current: { entries: products } })

  await shop.clock.advance(2 * MINUTE_MS)
  const { id } = await shop.make('POST', 'faqs', { question: 'When?', answer: 'Soon.' })
  let reads = 0
  const counted: EntryStore = {
    ...shop.entries,
    heads: (owner, set, refs) => {
      reads += refs.length
      return shop.entries.heads(owner, set, refs)
    },
  }
  await shop.run([{ kind: 'faq', id }], { entries: counted })
  // The question, once as it was named and once in what has changed.
  expect(reads).toBe(2)
  expect(embedded.slice(products)).toEqual(['When?', 'Soon.'])
  expect(await shop.loaded()).toHaveLength(products + 1)
})
