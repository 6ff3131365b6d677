import { expect, test } from 'vitest'
import { answerOf, scripted, source, told } from '../../assistant/conversations/test-answering.ts'
import { newId } from '../../platform/ids.ts'
import { ask, eventsIn, seen, setUp } from '../test-assistant-world.ts'

test('a question is answered as a stream, and is still there with its sources afterwards', async () => {
  await using world = await setUp()
  const { at } = await world.shop()
  const guest = world.browser()
  const { conversationId, messageId, events } = await ask(guest, at, 'How long does delivery take?')

  expect(events.map(({ type }) => type)).toEqual(['begun', 'sources', 'token', 'token', 'done'])
  expect(events.at(-1)).toMatchObject({ answer: answerOf(), sources: [source()], retrieval: { filters: {} } })
  expect(await seen(guest, at, conversationId)).toMatchObject({
    title: 'How long does delivery take?',
    ...{ messages: 1, handOver: 'none' },
    items: [
      {
        ...{ id: messageId, from: 'customer', text: 'How long does delivery take?', feedback: null },
        ...{ answer: answerOf(), sources: [source()], isForMaker: false, isUnderWay: false },
      },
    ],
  })
})

test('the headers stop proxies and caches from holding an answer back', async () => {
  await using world = await setUp()
  const { at } = await world.shop()
  const question = { id: newId(), text: 'Hello?' }
  const answer = await world.browser().request('POST', `${at}/messages`, question)
  expect(answer.headers).toMatchObject({
    'content-type': 'text/event-stream',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  })
})

test('whoever only looks gets no cookie', async () => {
  await using world = await setUp()
  const { at } = await world.shop()
  const guest = world.browser()
  const shown = await guest.request('GET', at)
  expect(shown.json()).toEqual({
    ...{ isOn: true, greeting: '', takesHandOvers: true, suggestions: [], conversationId: null },
  })
  expect(await guest.request('GET', `${at}/conversations`)).toMatchObject({ statusCode: 200 })
  expect(guest.cookies.size).toBe(0)

  const { conversationId } = await ask(guest, at, 'Hello?')
  expect([...guest.cookies.keys()]).toEqual([expect.stringMatching(/^atelier_chat_/)])
  expect((await guest.request('GET', at)).json()).toMatchObject({ conversationId })
})

test('a follow-up brings the turns before it, and what their answers cited', async () => {
  const texts = ['The oil is 9 € [2].', 'I do not know.', 'Yes [1].']
  const sources = [source(), source({ n: 2, title: 'Olive oil' })]
  const answering = scripted(() => {
    const text = texts[answering.asked.length - 1] ?? ''
    if (text.includes('know')) return told(answerOf({ text, outcome: 'refused', citations: [] }), [])
    return told(answerOf({ text, citations: [Number(/\[(\d)\]/.exec(text)?.[1])] }), sources)
  })
  await using world = await setUp({ answering })
  const { at, maker } = await world.shop()
  const guest = world.browser()
  const { conversationId } = await ask(guest, at, 'What is the oil?')
  await ask(guest, at, 'Who won?', { conversationId })
  await ask(guest, at, 'Is it vegan?', { conversationId })

  expect(answering.asked[2]).toEqual({
    shop: expect.objectContaining({ ownerId: maker.id, handle: maker.handle, name: 'A shop' }),
    ...{ text: 'Is it vegan?', accountId: null, network: '192.0.2.1' },
    history: [
      { question: 'What is the oil?', answer: 'The oil is 9 € [2].', sourceTitles: ['Olive oil'] },
      { question: 'Who won?', answer: '', sourceTitles: [] },
    ],
  })
  expect(await seen(guest, at, conversationId)).toMatchObject({
    items: [{ sources: [{ n: 1 }, { n: 2 }] }, { sources: [] }, { sources: [{ n: 1 }, { n: 2 }] }],
  })
})

test('the same question twice is answered once, and told again', async () => {
  const answering = scripted()
  await using world = await setUp({ answering })
  const { at } = await world.shop()
  const guest = world.browser()
  const question = { id: newId(), text: 'How long?' }
  const [first, second] = [
    eventsIn((await guest.request('POST', `${at}/messages`, question)).body),
    eventsIn((await guest.request('POST', `${at}/messages`, question)).body),
  ]
  expect(answering.asked).toHaveLength(1)
  expect(second[0]).toEqual(first[0])
  expect(second.at(-1)).toEqual(first.at(-1))
  expect(second.map(({ type }) => type)).toEqual(['begun', 'sources', 'token', 'done'])

  const other = await guest.request('POST', `${at}/messages`, { ...question, text: 'Something else' })
  expect([other.statusCode, other.json().code]).toEqual([422, 'question-id-reused'])
})

test.each([
  ['nothing', ''],
  ['only spaces', ' \n\t '],
  ['only signs that nobody sees', '\u200b\u2060'],
  ['more than a thousand letters', 'a'.repeat(1001)],
])('%s is refused, and the field is named', async (_what, text) => {
  const answering = scripted()
  await using world = await setUp({ answering })
  const { at } = await world.shop()
  const guest = world.browser()
  const answer = await guest.request('POST', `${at}/messages`, { id: newId(), text })
  expect(answer.statusCode).toBe(400)
  expect(answer.json().errors).toMatchObject([{ field: 'text' }])
  expect([answering.asked.length, guest.cookies.size]).toEqual([0, 0])
})

test.each([
  '😀😀😀',
  'مرحبا، كم يكلف الزيت؟',
  'Wie viel\u0000 kostet ＡＢＣ 油？',
  '<script>alert(1)</script>',
  '\ud800 x',
])('%j is asked as it is, and has a title of one line', async (text) => {
  await using world = await setUp()
  const { at } = await world.shop()
  const guest = world.browser()
  const { conversationId } = await ask(guest, at, text)
  const { title, items } = await seen(guest, at, conversationId)
  expect(items[0].text).toBe(text.toWellFormed())
  expect(title).toMatch(/^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+$/u)
})
