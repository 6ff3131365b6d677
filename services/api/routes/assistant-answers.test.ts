// What the whole assistant answers, with the embedded model and the function that keeps what it knows.
import { expect, test } from 'vitest'
import { ask, done, setUp, type Told } from '../test-assistant-world.ts'
import { product } from '../test-shop-world.ts'

const answerIn = ({ events }: Told) => {
  const last = events.at(-1)
  if (last?.type !== 'done') throw new Error(`Unexpected ${last?.type}`)
  return last.answer
}

test('a reply that became a FAQ is what the next customer is told', async () => {
  await using world = await setUp({ answering: 'own' })
  const { maker, at } = await world.shop()
  await done(maker, 'POST', '/api/v1/shop/products', product({ status: 'published' }))
  await world.learn(maker.id)
  const question = 'Do you ship parcels to Peru?'
  const told = await ask(world.browser(), at, question)
  expect(answerIn(told)).toMatchObject({ outcome: 'refused', citations: [] })

  const faq = { question: 'Do you ship to Peru?', answer: 'Yes, by air mail from Lima.' }
  await done(maker, 'POST', `/api/v1/assistant/messages/${told.messageId}/faq`, faq)
  await world.learn(maker.id)
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
