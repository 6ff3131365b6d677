import { expect, test } from 'vitest'
import { answerOf, scripted, told } from '../../assistant/conversations/test-answering.ts'
import { newId } from '../../platform/ids.ts'
import { ask, done, eventsIn, seen, setUp } from '../test-assistant-world.ts'

const mine = '/api/v1/assistant'
const reply = (text: string) => ({ id: newId(), text })
const isRefused = () => told(answerOf({ text: 'I do not know.', outcome: 'refused', citations: [] }), [])

test('a customer asks for a person, who answers in the chat', async () => {
  const answering = scripted(isRefused)
  await using world = await setUp({ answering })
  const { at, maker } = await world.shop()
  const guest = world.browser()
  const { conversationId } = await ask(guest, at, 'Do you ship to Peru?')
  const url = `${at}/conversations/${conversationId}`
  const asked = { note: 'It is a gift.', email: 'guest@example.com' }
  expect(await done(guest, 'POST', `${url}/hand-over`, asked)).toMatchObject({
    handOver: 'open',
    messages: 2,
  })
  // A double click asks once.
  expect(await done(guest, 'POST', `${url}/hand-over`, asked)).toMatchObject({
    handOver: 'open',
    messages: 2,
  })

  // While a person is asked, the assistant is quiet.
  const more = await ask(guest, at, 'Are you there?', { conversationId })
  expect(more.events).toMatchObject([{ type: 'begun', isForMaker: true }])
  expect(answering.asked).toHaveLength(1)

  const [waiting] = (await done(maker, 'GET', `${mine}/conversations?waiting=true`)).items
  expect(waiting).toMatchObject({
    ...{ id: conversationId, customerEmail: 'guest@example.com', lastQuestion: 'Are you there?' },
    handOver: 'open',
  })
  const said = reply('Yes, by air mail.')
  const answered = await done(maker, 'POST', `${mine}/conversations/${conversationId}/replies`, said)
  expect(answered.handOver).toBe('answered')
  expect(await done(maker, 'POST', `${mine}/conversations/${conversationId}/replies`, said)).toEqual(answered)
  expect((await done(maker, 'GET', `${mine}/conversations?waiting=true`)).items).toEqual([])
  const { items, handOver } = await seen(guest, at, conversationId)
  expect(handOver).toBe('answered')
  expect(items.map(({ from, text }: { from: string; text: string }) => [from, text])).toEqual([
    ['customer', 'Do you ship to Peru?'],
    ['customer', 'It is a gift.'],
    ['customer', 'Are you there?'],
    ['maker', 'Yes, by air mail.'],
  ])

  // More goes to the same person, until one of them leaves it to the assistant.
  await ask(guest, at, 'How long?', { conversationId })
  expect((await done(maker, 'GET', `${mine}/conversations?waiting=true`)).items).toHaveLength(1)
  expect(await done(guest, 'POST', `${url}/resume`)).toMatchObject({ handOver: 'closed' })
  await ask(guest, at, 'Do you ship to Chile?', { conversationId })
  expect(answering.asked).toHaveLength(2)
  expect(await done(maker, 'GET', `${mine}/figures?days=1`)).toMatchObject({
    items: [{ questions: 2, refused: 2, handedOver: 1, answered: 0, medianMs: null }],
  })
})

test("an account's address comes with its wish for a person, and not before", async () => {
  await using world = await setUp()
  const { at, maker } = await world.shop()
  const person = await world.registered('ana@example.com')
  const { conversationId } = await ask(person, at, 'How long?')
  const inbox = async () => (await done(maker, 'GET', `${mine}/conversations`)).items[0].customerEmail
  expect(await inbox()).toBe('')
  await done(person, 'POST', `${at}/conversations/${conversationId}/hand-over`, {})
  expect(await inbox()).toBe('ana@example.com')
})

test('a shop whose maker does not take over says so', async () => {
  await using world = await setUp()
  const { at, maker } = await world.shop()
  await done(maker, 'PATCH', `${mine}/settings`, { takesHandOvers: false })
  const guest = world.browser()
  const { conversationId } = await ask(guest, at, 'How long?')
  const refused = await guest.request('POST', `${at}/conversations/${conversationId}/hand-over`, {})
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'no-hand-overs'])
})

test('an assistant that is switched off answers nobody, and says so', async () => {
  await using world = await setUp()
  const { at, maker } = await world.shop()
  const guest = world.browser()
  const { conversationId } = await ask(guest, at, 'How long?')
  const changed = await done(maker, 'PATCH', `${mine}/settings`, { isOn: false, greeting: ' Hi! ' })
  expect(changed).toEqual({ isOn: false, greeting: 'Hi!', takesHandOvers: true, knowledge: null })
  expect(await done(guest, 'GET', at)).toMatchObject({ isOn: false, greeting: 'Hi!' })
  const refused = await guest.request('POST', `${at}/messages`, { conversationId, ...reply('And?') })
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'assistant-off'])
})

test('a maker sees what was asked and not found, and makes a FAQ of an answer, once', async () => {
  const answering = scripted(({ text }) => (text.includes('Peru') ? isRefused() : told()))
  await using world = await setUp({ answering })
  const { at, maker } = await world.shop()
  const guest = world.browser()
  await ask(guest, at, 'How long?')
  const { messageId, conversationId } = await ask(guest, at, 'Do you ship to Peru?')
  const refused = (await done(maker, 'GET', `${mine}/questions?outcome=refused`)).items
  expect(refused).toMatchObject([
    {
      ...{ id: messageId, conversationId, question: 'Do you ship to Peru?', outcome: 'refused' },
      ...{ engine: 'extractive', confidence: 0.8, faqId: null, feedback: null },
    },
  ])
  expect((await done(maker, 'GET', `${mine}/questions`)).items).toHaveLength(2)

  const faq = { question: 'Do you ship to Peru?', answer: 'Yes, by air mail.' }
  const made = await done(maker, 'POST', `${mine}/messages/${messageId}/faq`, faq)
  expect(await done(maker, 'POST', `${mine}/messages/${messageId}/faq`, faq)).toEqual(made)
  expect((await done(maker, 'GET', '/api/v1/shop/faqs')).items).toMatchObject([{ id: made.id, ...faq }])
  const [after] = (await done(maker, 'GET', `${mine}/questions?outcome=refused`)).items
  expect(after.faqId).toBe(made.id)
  expect(world.eventsOf(maker)).toContainEqual({
    topic: 'knowledge-changed',
    payload: expect.objectContaining({ changes: [{ kind: 'faq', id: made.id }] }),
  })
  // One that was deleted comes back.
  await done(maker, 'DELETE', `/api/v1/shop/faqs/${made.id}`)
  const again = { ...faq, answer: 'Not any more.' }
  expect(await done(maker, 'POST', `${mine}/messages/${messageId}/faq`, again)).toMatchObject(again)
  expect((await done(maker, 'GET', '/api/v1/shop/faqs')).items).toMatchObject([{ id: made.id, ...again }])
})

test('what did not help is listed, and pages follow one another', async () => {
  await using world = await setUp()
  const { at, maker } = await world.shop()
  const guest = world.browser()
  for (const text of ['One?', 'Two?', 'Three?']) {
    const { messageId } = await ask(guest, at, text)
    await done(guest, 'POST', `${at}/messages/${messageId}/feedback`, { helped: text === 'Two?' })
    world.clock.advance(1000)
  }
  const texts = ({ items }: { items: { question?: string; lastQuestion?: string }[] }) =>
    items.map(({ question, lastQuestion }) => question ?? lastQuestion)
  expect(texts(await done(maker, 'GET', `${mine}/questions?outcome=unhelpful`))).toEqual(['Three?', 'One?'])
  for (const list of ['questions', 'conversations']) {
    const first = await done(maker, 'GET', `${mine}/${list}?limit=2`)
    expect(texts(first)).toEqual(['Three?', 'Two?'])
    const next = await done(maker, 'GET', `${mine}/${list}?limit=2&cursor=${first.nextCursor}`)
    expect([texts(next), next.nextCursor]).toEqual([['One?'], null])
  }
})

test('a maker deletes a conversation for its customer, too', async () => {
  await using world = await setUp()
  const { at, maker } = await world.shop()
  const guest = world.browser()
  const { conversationId } = await ask(guest, at, 'How long?')
  await done(maker, 'DELETE', `${mine}/conversations/${conversationId}`)
  expect(await seen(guest, at, conversationId)).toBe(404)
  expect((await done(maker, 'GET', `${mine}/questions`)).items).toEqual([])
})

test('a customer who owns another shop sees nothing of it there', async () => {
  await using world = await setUp()
  const [one, other] = [await world.shop(), await world.shop()]
  const { conversationId, messageId } = await ask(other.maker, one.at, 'How long?')
  for (const [method, url, body] of [
    ['GET', `${mine}/conversations/${conversationId}`],
    ['POST', `${mine}/conversations/${conversationId}/replies`, reply('Yes')],
    ['POST', `${mine}/messages/${messageId}/faq`, { question: 'Q?', answer: 'A.' }],
  ] as const)
    expect([url, (await other.maker.request(method, url, body)).statusCode]).toEqual([url, 404])
})

test('makers find conversations by their titles', async () => {
  await using world = await setUp()
  const { at, maker } = await world.shop()
  const { conversationId } = await ask(world.browser(), at, 'Do you ship to Peru?')
  const found = await done(maker, 'GET', '/api/v1/search?q=peru')
  expect(found.items).toEqual([
    { kind: 'conversation', id: conversationId, title: 'Do you ship to Peru?', detail: '' },
  ])
})

test('a maker tries a question out, and nothing of it is kept', async () => {
  const answering = scripted()
  await using world = await setUp({ answering })
  const { maker } = await world.shop()
  const history = [{ question: 'Hello?', answer: 'Hi!', sourceTitles: [] }]
  const trial = await done(maker, 'POST', `${mine}/trial`, { text: 'How long?', history })
  expect(trial).toMatchObject({ answer: answerOf(), retrieval: { gate: { confidence: 0.8 } } })
  expect(answering.asked).toMatchObject([{ text: 'How long?', history, accountId: maker.id }])
  expect((await done(maker, 'GET', `${mine}/conversations`)).items).toEqual([])
  expect((await done(maker, 'GET', `${mine}/figures?days=1`)).items).toMatchObject([{ questions: 0 }])

  const blank = await maker.request('POST', `${mine}/trial`, { text: ' ' })
  expect([blank.statusCode, blank.json().errors[0].field]).toEqual([400, 'text'])
  const shopless = await world.registered()
  for (const [method, url, body] of [
    ['POST', `${mine}/trial`, { text: 'How long?' }],
    ['GET', `${mine}/settings`],
    ['PATCH', `${mine}/settings`, { isOn: false }],
  ] as const)
    expect((await shopless.request(method, url, body)).statusCode).toBe(404)
})

test('a question that was answered is told again also after the assistant was switched off', async () => {
  await using world = await setUp()
  const { at, maker } = await world.shop()
  const guest = world.browser()
  const question = reply('How long?')
  await guest.request('POST', `${at}/messages`, question)
  await done(maker, 'PATCH', `${mine}/settings`, { isOn: false })
  const again = eventsIn((await guest.request('POST', `${at}/messages`, question)).body)
  expect(again.at(-1)).toMatchObject({ type: 'done', answer: answerOf() })
})
