// What the whole assistant answers, with the embedded model and the function that keeps what it knows.
import { expect, test } from 'vitest'
import { createHandler } from '../../../functions/knowledge-index/handler.ts'
import { createSentenceEncoder } from '../../ai/embeddings/sentence-encoder.ts'
import { createIndexing } from '../../assistant/knowledge/indexing.ts'
import { createKnowledgeStores } from '../../assistant/knowledge/parts.ts'
import { newId } from '../../platform/ids.ts'
import { createShopKnowledge } from '../../shop/knowledge/knowledge.ts'
import { type AssistantWorld, ask, done, setUp, type Told } from '../test-assistant-world.ts'
import { product } from '../test-shop-world.ts'

/** Delivers what the shop has announced. */
function indexer({ firestore, clock }: AssistantWorld) {
  const encoder = createSentenceEncoder()
  const log = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} }
  const { now } = clock
  const shop = createShopKnowledge({ firestore, log })
  const indexing = createIndexing({
    ...{ shop, ...createKnowledgeStores({ firestore, shop, now }), fallback: encoder.model, log, now, newId },
    embedders: { preferred: async () => encoder, named: async () => encoder },
    goOn: async () => {},
  })
  const handle = createHandler({ indexing })
  return {
    async index(ownerId: string) {
      await handle({ ownerId, changes: [] })
      await clock.advance(2000)
    },
    [Symbol.asyncDispose]: () => encoder.close(),
  }
}

const answerIn = ({ events }: Told) => {
  const last = events.at(-1)
  if (last?.type !== 'done') throw new Error(`Unexpected ${last?.type}`)
  return last.answer
}

test('a reply that became a FAQ is what the next customer is told', async () => {
  await using world = await setUp({ answering: 'own' })
  await using knowledge = indexer(world)
  const { maker, at } = await world.shop()
  await done(maker, 'POST', '/api/v1/shop/products', product({ status: 'published' }))
  await knowledge.index(maker.id)
  const question = 'Do you ship parcels to Peru?'
  const told = await ask(world.browser(), at, question)
  expect(answerIn(told)).toMatchObject({ outcome: 'refused', citations: [] })

  const faq = { question: 'Do you ship to Peru?', answer: 'Yes, by air mail from Lima.' }
  await done(maker, 'POST', `/api/v1/assistant/messages/${told.messageId}/faq`, faq)
  await knowledge.index(maker.id)
  expect(await done(maker, 'GET', '/api/v1/assistant/settings')).toMatchObject({
    knowledge: { model: expect.stringContaining('sentence-encoder') },
  })
  const again = answerIn(await ask(world.browser(), at, question))
  expect(again).toMatchObject({ outcome: 'answered', engine: { kind: 'extractive', model: null } })
  expect(again.text).toContain('by air mail from Lima')
  expect(await done(maker, 'POST', '/api/v1/assistant/trial', { text: question })).toMatchObject({
    answer: { outcome: 'answered' },
    retrieval: { gate: { isOpen: true } },
  })

  // What is deleted is not told any more, even before anything was read again.
  const [made] = (await done(maker, 'GET', '/api/v1/shop/faqs')).items
  await done(maker, 'DELETE', `/api/v1/shop/faqs/${made.id}`)
  const gone = answerIn(await ask(world.browser(), at, question))
  expect(gone.text).not.toContain('Lima')
})
