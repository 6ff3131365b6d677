// What an instance that searches hears of a shop's entries.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setUp as setUpShop, startShared } from '../../../functions/knowledge-index/test-world.ts'
import { stopTime } from '../../../tests/stop-time.ts'
import type { World } from '../../api/test-world.ts'
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../platform/durations.ts'
import type { KnowledgeDelta, KnowledgeLoading } from './contract.ts'
import { createRebuilding } from './rebuilding.ts'

let shared: World
beforeAll(async () => {
  shared = await startShared()
})
afterAll(() => shared[Symbol.asyncDispose]())

async function setUp() {
  const shop = await setUpShop(shared)
  const loading: KnowledgeLoading = shop.loader()
  let known: KnowledgeDelta | null = null
  return {
    ...shop,
    loading,
    /** What is new a second later. */
    async next(): Promise<KnowledgeDelta | null> {
      await shop.clock.advance(SECOND_MS)
      const delta = await loading.since(shop.ownerId, known)
      known = delta ?? known
      return delta
    },
    faq: (question: string): Promise<{ id: string }> =>
      shop.make('POST', 'faqs', { question, answer: 'Yes.' }),
    asks: () => shop.published.map(([topic, payload, options]) => ({ topic, payload, options })),
  }
}
const titles = (delta: KnowledgeDelta | null) => delta?.changed.map(({ title }) => title).sort()

test('all entries come once, and then what has changed', async () => {
  await using shop = await setUp()
  const one = await shop.faq('One?')
  await shop.faq('Two?')
  await shop.run()
  const first = await shop.next()
  expect(first).toMatchObject({ version: 1, model: 'encoder-1', dimensions: 16, removed: [] })
  expect(titles(first)).toEqual(['One?', 'Two?'])
  expect(first?.changed[0]?.vector).toBeInstanceOf(Float32Array)
  expect(await shop.next()).toBeNull()

  await shop.faq('Three?')
  await shop.make('DELETE', `faqs/${one.id}`)
  await shop.run()
  const second = await shop.next()
  expect(second?.key).toBe(first?.key)
  expect(titles(second)).toEqual(['Three?'])
  expect(second?.removed).toEqual(first?.changed.filter(({ title }) => title === 'One?').map(({ id }) => id))
  expect(await shop.next()).toBeNull()
})

test('of a shop that nobody has read nothing is given, and it is asked for, once a minute', async () => {
  await using shop = await setUp()
  await shop.faq('One?')
  expect(await shop.next()).toBeNull()
  expect(await shop.next()).toBeNull()
  const asked = {
    ...{ topic: 'knowledge-changed', payload: { ownerId: shop.ownerId, changes: [] } },
    options: { for: 'knowledge-index' },
  }
  await expect.poll(shop.asks).toEqual([asked])
  await shop.clock.advance(MINUTE_MS)
  expect(await shop.next()).toBeNull()
  await expect.poll(shop.asks).toEqual([asked, asked])
  await shop.run()
  expect(titles(await shop.next())).toEqual(['One?'])
})

test('with another model all come anew under another key, and it is asked for when it should be', async () => {
  await using shop = await setUp()
  const { loading, ownerId } = shop
  await shop.faq('One?')
  await shop.run()
  const first = await shop.next()
  shop.embedders.hasKey = true
  expect(await shop.next()).toBeNull()
  await expect.poll(shop.asks).toHaveLength(1)
  expect(await loading.isReplaced(ownerId, first!)).toBe(false)
  await shop.run()
  await shop.clock.advance(SECOND_MS)
  expect(await loading.isReplaced(ownerId, first!)).toBe(true)
  const second = await shop.next()
  expect(second).toMatchObject({ model: 'keyed-1', dimensions: 24 })
  expect(second?.key).not.toBe(first?.key)
  expect(await loading.isReplaced(ownerId, second!)).toBe(false)
  expect(titles(second)).toEqual(['One?'])
})

test('who has been away for long begins anew, because what was removed is not remembered for ever', async () => {
  await using shop = await setUp()
  await shop.faq('One?')
  await shop.run()
  const first = await shop.next()
  await shop.clock.advance(2 * DAY_MS)
  const second = await shop.next()
  expect(second?.key).not.toBe(first?.key)
  expect(titles(second)).toEqual(['One?'])
  expect(await shop.next()).toBeNull()
})

test('what is gone is dropped', async () => {
  await using shop = await setUp()
  await shop.faq('One?')
  await shop.run()
  await shop.next()
  await shop.firestore.doc(`shops/${shop.ownerId}`).delete()
  await shop.run()
  expect(await shop.next()).toMatchObject({ model: null, changed: [], removed: [] })
  expect(await shop.next()).toBeNull()
})

test('many questions in a second look at a shop once', async () => {
  stopTime()
  await using shop = await setUp()
  await shop.faq('One?')
  await shop.run()
  let looks = 0
  const get = (ownerId: string) => {
    looks += 1
    return shop.states.get(ownerId)
  }
  const loading = shop.loader({ states: { get } })
  const deltas = await Promise.all([1, 2, 3].map(() => loading.since(shop.ownerId, null)))
  expect(deltas.map(titles)).toEqual([['One?'], ['One?'], ['One?']])
  expect(looks).toBe(1)
})

test('a rebuild makes all anew, and drops what nobody knew of any more', async () => {
  await using shop = await setUp()
  const { firestore, states, publish, ownerId } = shop
  const one = await shop.faq('One?')
  await shop.faq('Two?')
  await shop.run()
  // Its note is gone, too, so that no change tells of it.
  await firestore.doc(`shopFaqs/${one.id}`).delete()
  await shop.run()
  expect(await shop.known()).toEqual(['One?: Yes.', 'Two?: Yes.'])
  await createRebuilding({ states, publish: publish as never }).rebuild(ownerId)
  expect(shop.asks().at(-1)).toMatchObject({ options: { for: 'knowledge-index' } })
  await shop.run()
  expect(await shop.known()).toEqual(['Two?: Yes.'])
  expect(await shop.stored()).toHaveLength(1)
  const stranger = createRebuilding({ states, publish: publish as never }).rebuild('nobody')
  await expect(stranger).rejects.toMatchObject({ code: 'not-found' })
})
