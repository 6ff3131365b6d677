import { expect, test } from 'vitest'
import { ApiError } from '../../../src/api-error.ts'
import { answerOf, begun, kept, once, type Step, setUp, whole } from './test-chat.ts'
import type { Turn } from './turns.ts'

test('a question is there at once, and its answer as it comes', async () => {
  const { open, asked, memory } = setUp(whole('Yes. It is.'))
  const store = open()
  const seen: string[] = []
  store.subscribe(() => {
    const [turn] = store.get().turns
    seen.push(`${turn?.progress.kind} ${turn?.sources.length} ${turn?.partial || (turn?.answer?.text ?? '')}`)
  })
  await store.ask('Is it vegan?')
  expect([...new Set(seen)]).toEqual(['coming 0 ', 'coming 1 ', 'coming 1 Yes. It is.', 'kept 1 Yes. It is.'])
  expect(asked).toEqual([{ id: 'q1', text: 'Is it vegan?' }])
  expect(store.get().conversation?.id).toBe('c1')
  expect(memory.read()).toMatchObject({ conversationId: 'c1' })
})

test('a second question belongs to the same conversation', async () => {
  const { open, asked } = setUp(whole('Yes.'), whole('No.'))
  const store = open()
  await store.ask('One')
  await store.ask('Two')
  expect(asked[1]).toMatchObject({ id: 'q2', conversationId: 'c1' })
})

test('who asks on as soon as the answer is there need not wait for the end of its stream', async () => {
  const { open } = setUp([...whole('Yes.'), 'waits'], whole('No.'))
  const store = open()
  void store.ask('One')
  await once(store, () => store.get().turns[0]?.answer?.text === 'Yes.')
  await store.ask('Two')
  expect(store.get().turns).toMatchObject([
    { text: 'One', answer: { text: 'Yes.' } },
    { text: 'Two', answer: { text: 'No.' } },
  ])
})

test('what is asked again at once is not failed by the end of the stream before', async () => {
  const ended = Promise.withResolvers<void>()
  const failed: Step = { type: 'error', problem: { code: 'temporary', title: 'It did not work.' } }
  const { open } = setUp([begun, failed, { until: ended.promise }], [begun, 'waits'])
  const store = open()
  const first = store.ask('One')
  await once(store, () => store.get().turns[0]?.progress.kind === 'failed')
  void store.retry(store.get().turns[0] as Turn)
  ended.resolve()
  await first
  expect(store.get().turns).toMatchObject([{ text: 'One', progress: { kind: 'coming' } }])
})

test('what another engine takes over begins anew', async () => {
  const { open } = setUp([
    begun,
    { type: 'token', text: 'Inv' },
    { type: 'restart' },
    { type: 'token', text: 'Real' },
    'waits',
  ])
  const store = open()
  const asking = store.ask('One')
  await once(store, () => store.get().turns[0]?.partial === 'Real')
  store.stop()
  await asking
  expect(store.get().turns[0]).toMatchObject({ partial: 'Real', progress: { kind: 'stopped' } })
})

test.each<[string, Step[], string]>([
  ['no connection', [{ fails: new ApiError({ status: 0, title: 'No connection' }) }], 'cannot be reached'],
  [
    'too many',
    [{ fails: new ApiError({ status: 429, title: 'Too many' }, { retryAfter: 27 }) }],
    '27 seconds',
  ],
  ['a stream that is cut', [begun, { type: 'token', text: 'Half' }], 'broke off'],
  ['a stream that breaks', [begun, { fails: new TypeError('network error') }], 'broke off'],
  [
    'an error at the end',
    [
      begun,
      { type: 'token', text: 'Half' },
      { type: 'error', problem: { code: 'temporary', title: 'It did not work.' } },
    ],
    'did not work',
  ],
])('after %s the question stays, and asked again it is the same', async (_name, stream, words) => {
  const { open, asked } = setUp(stream, whole('Yes.'))
  const store = open()
  await store.ask('One')
  const [turn] = store.get().turns
  expect(turn).toMatchObject({ text: 'One', answer: null, progress: { kind: 'failed' } })
  expect(turn?.progress.kind === 'failed' && turn.progress.problem).toContain(words)
  await store.retry(store.get().turns[0] as Turn)
  expect(store.get().turns).toMatchObject([
    { id: 'm1', partial: '', answer: { text: 'Yes.' }, progress: { kind: 'kept' } },
  ])
  expect(asked.map(({ id }) => id)).toEqual(['q1', 'q1'])
})

test('what was not sent is a draft for the next page, and what was sent is not', async () => {
  const { open, memory } = setUp(
    [{ fails: new ApiError({ status: 0, title: 'No connection' }) }],
    whole('Yes.'),
  )
  const store = open()
  await store.ask('One')
  expect(memory.draft()).toBe('One')
  await store.retry(store.get().turns[0] as Turn)
  expect(memory.draft()).toBe('')
})

test('of an answer that ends with an error nothing stays', async () => {
  const error: Step = { type: 'error', problem: { code: 'temporary', title: 'It did not work.' } }
  const { open } = setUp([begun, { type: 'sources', sources: [] }, { type: 'token', text: 'Half' }, error])
  const store = open()
  await store.ask('One')
  expect(store.get().turns).toMatchObject([{ partial: '', sources: [], progress: { kind: 'failed' } }])
})

test('an answer that broke off stays as far as it came, also after a look for what is new', async () => {
  const { open, keep } = setUp([begun, { type: 'token', text: 'Half' }])
  const store = open()
  await store.ask('One')
  keep('c1', [kept('m1')])
  await store.refresh()
  expect(store.get().turns).toMatchObject([{ id: 'm1', partial: 'Half', progress: { kind: 'failed' } }])
})

test('only one question is answered at a time', async () => {
  const { open, asked } = setUp([begun, 'waits'])
  const store = open()
  const asking = store.ask('One')
  await store.ask('Two')
  store.stop()
  await asking
  expect(asked).toHaveLength(1)
})

test('the next page goes on with a question whose answer was lost with the page before', async () => {
  const { open, keep, asked } = setUp([begun, { type: 'token', text: 'Ha' }, 'waits'], whole('Yes.'))
  const left = open()
  void left.ask('One')
  await once(left, () => left.get().turns[0]?.partial === 'Ha')
  keep('c1', [kept('m1')])
  const store = open()
  await store.open('c1')
  expect(asked.map(({ id }) => id)).toEqual(['q1', 'q1'])
  expect(store.get().turns).toMatchObject([{ id: 'm1', answer: { text: 'Yes.' } }])
})

test('while the shop has not heard that the page before is gone, the question waits', async () => {
  const busy = new ApiError({ status: 409, title: 'Conflict', code: 'still-answering' }, { retryAfter: 2 })
  const { open, keep, asked } = setUp([begun, 'waits'], [{ fails: busy }], whole('Yes.'))
  const left = open()
  void left.ask('One')
  await once(left, () => left.get().conversation !== null)
  keep('c1', [kept('m1', { isUnderWay: true })])
  const store = open()
  await store.open('c1')
  expect(asked).toHaveLength(1)
  keep('c1', [kept('m1')])
  await store.refresh()
  expect(store.get().turns).toMatchObject([{ isUnderWay: true, progress: { kind: 'kept' } }])
  await store.refresh()
  expect(store.get().turns).toMatchObject([{ id: 'm1', answer: { text: 'Yes.' } }])
  expect(asked.map(({ id }) => id)).toEqual(['q1', 'q1', 'q1'])
})

test('what the customer stopped is not asked again by the next page', async () => {
  const { open, keep, asked } = setUp([begun, 'waits'])
  const left = open()
  const asking = left.ask('One')
  await once(left, () => left.get().conversation !== null)
  left.stop()
  await asking
  keep('c1', [kept('m1')])
  await open().open('c1')
  expect(asked).toHaveLength(1)
})

test('a question that is asked while the conversation is loaded belongs to it', async () => {
  const { open, keep, hold, asked } = setUp(whole('Yes.'))
  keep('c1', [kept('old', { answer: answerOf('Old.') })])
  const release = hold()
  const store = open()
  const both = [store.open('c1'), store.ask('New')]
  // Whatever does not wait for the shop would be done by then.
  await new Promise(setImmediate)
  release()
  await Promise.all(both)
  expect(asked).toMatchObject([{ conversationId: 'c1' }])
  expect(store.get().turns.map(({ id }) => id)).toEqual(['old', 'm1'])
})

test('a conversation that comes late does not replace the one that was opened meanwhile', async () => {
  const { open, keep, hold } = setUp()
  keep('c1', [kept('one')])
  const release = hold()
  const store = open()
  const opening = store.open('c1')
  store.startNew()
  release()
  await opening
  expect(store.get()).toMatchObject({ conversation: null, turns: [] })
})

test('an answer to one conversation does not come into another', async () => {
  const { open, keep } = setUp([begun, 'waits'])
  keep('c2', [kept('other', { answer: answerOf('Other.') })])
  const store = open()
  const asking = store.ask('One')
  await once(store, () => store.get().conversation !== null)
  await store.open('c2')
  await asking
  expect(store.get().turns.map(({ id }) => id)).toEqual(['other'])
  expect(store.get().problem).toBeNull()
})

test('a conversation that is gone makes room for a new one', async () => {
  const { open, memory } = setUp()
  const store = open()
  await store.open('gone')
  expect(store.get()).toMatchObject({ conversation: null, turns: [], problem: null, isLoading: false })
  expect(memory.read().conversationId).toBeNull()
})

test('a question to a conversation that was deleted elsewhere begins a new one', async () => {
  const gone = new ApiError({ status: 404, title: 'Not Found' })
  const { open, keep, asked } = setUp([{ fails: gone }], whole('Yes.'))
  keep('c0', [kept('old', { answer: answerOf('Old.') })])
  const store = open()
  await store.open('c0')
  await store.ask('One')
  expect(asked).toMatchObject([{ conversationId: 'c0' }, { id: 'q1' }])
  expect(asked[1]).not.toHaveProperty('conversationId')
  expect(store.get()).toMatchObject({
    conversation: { id: 'c1' },
    turns: [{ id: 'm1', answer: { text: 'Yes.' } }],
  })
})

test('a person who answers is seen with the next look, and what failed stays', async () => {
  const { open, keep } = setUp()
  keep('c1', [kept('q0', { isForMaker: true })], 'open')
  const store = open()
  await store.open('c1')
  await store.ask('Hello?')
  keep('c1', [kept('q0', { isForMaker: true }), kept('r1', { from: 'maker', text: 'Hello!' })], 'answered')
  await store.refresh()
  expect(store.get().turns.map(({ id, progress }) => `${id} ${progress.kind}`)).toEqual([
    'q0 kept',
    'r1 kept',
    'q1 failed',
  ])
  expect(store.get().conversation?.handOver).toBe('answered')
})

test('a judgement that is not kept is taken back, and it is said', async () => {
  const { open, keep } = setUp()
  keep('c1', [kept('q0', { answer: answerOf('Old.') })])
  const store = open()
  await store.open('c1')
  expect(await store.judge('q0', { helped: true })).toBe(false)
  expect(store.get()).toMatchObject({ turns: [{ feedback: null }], problem: 'Please try again in a moment' })
})
