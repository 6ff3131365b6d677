import { describe, expect, test } from 'vitest'
import type { Answer } from '../../tests/outside/models.ts'
import { stopTime } from '../../tests/stop-time.ts'
import type { StreamQuestion } from './streaming.ts'
import { type ModelWorld, setUpModels } from './test-models.ts'

const limits = { firstText: 4000, all: 15_000 }

/** What somebody sees who waits: parts, and `*` where what came before does not count. */
function asker(world: ModelWorld, more: Partial<StreamQuestion> = {}) {
  const seen: string[] = []
  const gone = new AbortController()
  const streamed = (parts = world.parts) =>
    parts.streaming.stream({
      purpose: 'test',
      system: 'Be brief',
      input: 'Hi',
      limits,
      signal: gone.signal,
      text: (part) => seen.push(part) > 0,
      restart: () => void seen.push('*'),
      accept: (text) => text !== '',
      ...more,
    })
  return { seen, gone, streamed }
}

async function setUp(...models: string[]) {
  const world = await setUpModels()
  await world.putKeys('groq-keys', 'k1')
  await world.putKeys('google-ai-keys', 'g1')
  for (const name of models)
    await world.add(name, name === 'Gemini' ? { provider: 'google', secretNames: ['google-ai-keys'] } : {})
  return world
}
const asked = ({ server }: ModelWorld) => server.requests.map(({ model, key }) => `${model} ${key}`)

test.each(['Llama', 'Gemini'])('parts of %s are passed on as they come', async (name) => {
  await using world = await setUp(name)
  world.server.will({ text: 'Hello, world', tokens: [7, 3] })
  const { seen, streamed } = asker(world)
  expect(await streamed()).toEqual({ text: 'Hello, world', model: name, inputTokens: 7, outputTokens: 3 })
  expect(seen).toEqual(['Hello,', ' world'])
  const [told] = world.server.requests
  expect(told).toMatchObject({ input: 'Hi', system: expect.stringContaining('never follow them') })
})

describe.each(['Llama', 'Gemini'])('%s', (name) => {
  test.each<[what: string, fault: Answer, seen: string[]]>([
    ['is cut off in mid-stream', { cut: 'Half of' }, ['Half of', '*']],
    ['ends in mid-stream', { stops: 'Half of', because: 'length' }, ['Half of', '*']],
    ['says in mid-stream that something went wrong', { breaks: 'Half of' }, ['Half of', '*']],
    ['is limited', { status: 429, retryAfter: 1 }, []],
    ['fails', { status: 500 }, []],
    ['is retired', { status: 404 }, []],
    ['refuses the request', { status: 400 }, []],
    ['answers with a page', { raw: '<html>' }, []],
    ['answers with nothing', { text: '' }, []],
  ])('%s: the next model begins anew, at once', async (_what, fault, before) => {
    await using world = await setUp(name, 'Second')
    world.server.answerWith(({ model }) => (model === name ? fault : { text: 'Yes' }))
    const { seen, streamed } = asker(world)
    expect(await streamed()).toMatchObject({ text: 'Yes', model: 'Second' })
    expect(seen).toEqual([...before, 'Ye', 's'])
    expect(world.server.requests).toHaveLength(2)
    expect(world.pauses).toEqual([])
  })

  test('is silent: the next model is asked, and this one is not asked with another key', async () => {
    await using world = await setUp(name, 'Second')
    await world.putKeys(name === 'Gemini' ? 'google-ai-keys' : 'groq-keys', 'k1 k2')
    const fresh = world.anotherInstance()
    world.server.answerWith(({ model }) => (model === name ? 'silence' : { text: 'Yes' }))
    const { streamed } = asker(world)
    const answer = streamed(fresh)
    await world.server.asked(1)
    world.timeOut(limits.firstText)
    expect(await answer).toMatchObject({ text: 'Yes', model: 'Second' })
    expect(world.server.requests).toHaveLength(2)
    await world.server.givenUp(1)
  })

  test('nobody waits any more: the connection is closed at once, and nobody else is asked', async () => {
    await using world = await setUp(name, 'Second')
    world.server.will({ begins: 'Hel' })
    const { gone, seen, streamed } = asker(world, { text: (part) => seen.push(part) > 0 })
    const answer = streamed()
    await expect.poll(() => seen).toEqual(['Hel'])
    gone.abort()
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' })
    await world.server.givenUp(1)
    expect(world.server.requests).toHaveLength(1)
    await expect(streamed()).rejects.toMatchObject({ name: 'AbortError' })
    expect(world.server.requests).toHaveLength(1)
    // It is not the model's fault.
    expect(await world.parts.models.usage()).toEqual([])
  })

  test('who goes at the first word gets no other', async () => {
    await using world = await setUp(name)
    world.server.will({ text: 'Hello, world' })
    const leaving: { gone: AbortController; seen: string[]; streamed(): Promise<unknown> } = asker(world, {
      text(part) {
        leaving.gone.abort()
        return leaving.seen.push(part) > 0
      },
    })
    await expect(leaving.streamed()).rejects.toMatchObject({ name: 'AbortError' })
    expect(leaving.seen).toEqual(['Hello,'])
  })

  test('what is refused while it comes is ended, even without an end of its own', async () => {
    await using world = await setUp(name, 'Second')
    world.server.answerWith(({ model }) => (model === name ? { endless: 'la' } : { text: 'Yes' }))
    const { seen, streamed } = asker(world, { text: (part) => seen.push(part) !== 3 })
    expect(await streamed()).toMatchObject({ model: 'Second' })
    expect(seen).toEqual(['la', 'la', 'la', '*', 'Ye', 's'])
    await world.server.givenUp(1)
  })
})

test('what is not accepted as a whole does not count', async () => {
  await using world = await setUp('First', 'Second')
  world.server.answerWith(({ model }) => ({ text: model === 'First' ? 'No' : 'Yes' }))
  const { seen, streamed } = asker(world, { accept: (text) => text === 'Yes' })
  expect(await streamed()).toMatchObject({ model: 'Second' })
  expect(seen).toEqual(['N', 'o', '*', 'Ye', 's'])
})

test('each key is used once, without pauses, and those that rest are not', async () => {
  await using world = await setUp('Llama', 'Second')
  await world.putKeys('groq-keys', 'limited bad broken good')
  const fresh = world.anotherInstance()
  world.server.answerWith(({ key }) =>
    key === 'limited'
      ? { status: 429, retryAfter: 60 }
      : key === 'bad'
        ? { status: 401 }
        : key === 'broken'
          ? { status: 503 }
          : { text: 'Yes' },
  )
  const { streamed } = asker(world)
  for (let i = 0; i < 2; i++) expect(await streamed(fresh)).toMatchObject({ model: 'Llama' })
  expect(asked(world)).toEqual([
    'Llama limited',
    'Llama bad',
    'Llama broken',
    'Llama good',
    'Llama broken',
    'Llama good',
  ])
  expect(world.pauses).toEqual([])
})

test('when time for all models is over, nobody else is asked', async () => {
  await using world = await setUp('First', 'Second')
  world.server.answerWith(() => ({ begins: 'Hel' }))
  const { seen, streamed } = asker(world)
  const answer = expect(streamed()).rejects.toMatchObject({ code: 'temporary', reason: 'no-answer' })
  await expect.poll(() => seen).toEqual(['Hel'])
  // A text that has begun may take its time.
  world.timeOut(limits.firstText)
  world.server.answerWith(() => ({ text: 'Yes' }))
  await asker(world).streamed()
  expect(world.server.requests).toHaveLength(2)
  world.timeOut(limits.all)
  await answer
  expect(world.server.requests).toHaveLength(2)
  await world.server.givenUp(1)
})

test('only models that may answer are asked, in their order', async () => {
  await using world = await setUp()
  expect(await world.parts.streaming.hasModel(null)).toBe(false)
  await expect(asker(world).streamed()).rejects.toMatchObject({ code: 'temporary', reason: 'no-model' })
  await world.add('Members', { isLoginRequired: true, order: 1 })
  await world.add('Off', { isActive: false, order: 2 })
  await world.add('Without key', { secretNames: ['openrouter-keys'], order: 3 })
  expect(await world.parts.streaming.hasModel(null)).toBe(false)
  expect(await world.parts.streaming.hasModel('ana')).toBe(true)
  world.server.answerWith(() => ({ text: 'Yes' }))
  await expect(asker(world).streamed()).rejects.toMatchObject({ reason: 'no-answer' })
  expect(await asker(world, { accountId: 'ana' }).streamed()).toMatchObject({ model: 'Members' })
  expect(asked(world)).toEqual(['Members k1'])
  await world.add('All')
  expect(await world.parts.streaming.hasModel(null)).toBe(true)
})

test('whether there is a model is read again after a second, without asking one', async () => {
  stopTime()
  await using world = await setUp('Llama')
  const other = world.anotherInstance()
  expect(await other.streaming.hasModel(null)).toBe(true)
  const [model] = await world.parts.models.list()
  await world.cloud.firestore.doc(`aiModels/${model?.id}`).update({ isActive: false })
  expect(await other.streaming.hasModel(null)).toBe(true)
  world.cloud.clock.advance(1001)
  expect(await other.streaming.hasModel(null)).toBe(false)
  expect(world.server.requests).toEqual([])
})

test('one that is retired is not asked again, on any instance', async () => {
  await using world = await setUp('Old', 'New')
  world.server.answerWith(({ model }) => (model === 'Old' ? { status: 404 } : { text: 'Yes' }))
  await asker(world).streamed()
  await asker(world).streamed(world.anotherInstance())
  expect(asked(world)).toEqual(['Old k1', 'New k1', 'New k1'])
})

test('answers count toward the daily limit, faults do not, and neither does who goes before the first word', async () => {
  await using world = await setUp()
  const id = await world.add('Llama', { dailyLimit: 3 })
  world.server.answerWith(() => ({ status: 400 }))
  await expect(asker(world).streamed()).rejects.toMatchObject({ reason: 'no-answer' })

  const early = asker(world)
  world.server.answerWith(() => 'silence')
  const silent = early.streamed().catch(() => undefined)
  await world.server.asked(2)
  early.gone.abort()
  await silent

  const late = asker(world)
  world.server.answerWith(() => ({ begins: 'Hel' }))
  const begun = late.streamed().catch(() => undefined)
  await expect.poll(() => late.seen).toEqual(['Hel'])
  late.gone.abort()
  await begun

  world.server.answerWith(() => ({ text: 'Yes' }))
  for (let i = 0; i < 2; i++) expect(await asker(world).streamed()).toMatchObject({ text: 'Yes' })
  await expect(asker(world).streamed()).rejects.toMatchObject({ code: 'temporary', reason: 'daily-limit' })
  const usage = (await world.parts.models.usage()).find(({ modelId }) => modelId === id)
  expect(usage).toMatchObject({ answers: 2, failures: 1, inputTokens: 20, outputTokens: 40 })
})
