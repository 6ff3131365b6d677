import { describe, expect, test } from 'vitest'
import { stopTime } from '../../tests/stop-time.ts'
import { DAY_MS } from '../platform/durations.ts'
import { AppError } from '../platform/errors.ts'
import { bucketOf, percentile } from '../platform/latency.ts'
import { isoTime } from '../platform/times.ts'
import { ADMIN, type ModelWorld, setUpModels } from './test-models.ts'

const question = { purpose: 'test', system: 'Be brief', input: 'Hi' }
const ask = (world: ModelWorld, more: object = {}) => world.parts.ai.answer({ ...question, ...more })
const keysUsed = (world: ModelWorld) => world.server.requests.map(({ key }) => key)
const builtIn = () => 'by rules'

describe('keys', () => {
  test('are used in turn', async () => {
    await using world = await setUpModels()
    await world.putKeys('groq-keys', 'k1\nk2\n')
    await world.add('Llama')
    world.server.answerWith(() => ({ text: 'Hello' }))
    for (let i = 0; i < 3; i++) await ask(world)
    expect(keysUsed(world)).toEqual(['k1', 'k2', 'k1'])
  })

  test('one that is limited rests as long as the provider says, and the next is used at once', async () => {
    await using world = await setUpModels()
    await world.putKeys('groq-keys', 'k1 k2')
    await world.add('Llama')
    world.server.answerWith(({ key }) =>
      key === 'k1' ? { status: 429, retryAfter: 120 } : { text: 'Hello' },
    )
    for (let i = 0; i < 3; i++) await ask(world)
    expect(keysUsed(world)).toEqual(['k1', 'k2', 'k2', 'k2'])
    expect(world.pauses).toEqual([])
    world.cloud.clock.advance(121_000)
    await ask(world)
    expect(keysUsed(world).at(-2)).toBe('k1')
  })

  test('with one key a short wait is waited for, a long one leads to the next model', async () => {
    stopTime()
    await using world = await setUpModels()
    await world.putKeys('groq-keys', 'k1')
    await world.add('Llama')
    world.server.will({ status: 429, retryAfter: 2 }, { text: 'Hello' }, { status: 429, retryAfter: 60 })
    expect((await ask(world)).text).toBe('Hello')
    expect(world.pauses).toEqual([expect.closeTo(2250, -2)])
    expect((await ask(world, { builtIn })).engine.provider).toBe('built-in')
    // It rests, so it is not asked at all.
    expect((await ask(world, { builtIn })).engine.provider).toBe('built-in')
    expect(world.server.requests).toHaveLength(3)
  })

  test('one without a Retry-After rests longer each time', async () => {
    stopTime()
    await using world = await setUpModels()
    await world.putKeys('groq-keys', 'k1')
    await world.add('Llama')
    world.server.answerWith(() => ({ status: 429 }))
    const rests: number[] = []
    for (let i = 0; i < 3; i++) {
      await ask(world, { builtIn })
      const [model] = await world.parts.models.health()
      const until = Date.parse(model?.keys[0]?.restsUntil ?? '')
      rests.push(Math.round((until - world.cloud.clock.now()) / 1000))
      world.cloud.clock.advance(until - world.cloud.clock.now() + 1)
    }
    expect(rests).toEqual([30, 60, 120])
  })

  test('one that is refused is left alone and shown', async () => {
    await using world = await setUpModels()
    await world.putKeys('groq-keys', 'bad good')
    const id = await world.add('Llama', { secretNames: ['groq-keys', 'openrouter-keys'] })
    world.server.answerWith(({ key }) => (key === 'bad' ? { status: 401 } : { text: 'Hello' }))
    for (let i = 0; i < 3; i++) expect((await ask(world)).text).toBe('Hello')
    expect(keysUsed(world)).toEqual(['bad', 'good', 'good', 'good'])
    const [health] = await world.parts.models.health()
    expect(health).toMatchObject({
      modelId: id,
      keys: [
        { secretName: 'groq-keys', number: 1, state: 'refused' },
        { number: 2, state: 'ready' },
        { secretName: 'openrouter-keys', state: 'missing' },
      ],
    })
  })

  test('a provider that fails is tried again after growing pauses, then rests until one trial succeeds', async () => {
    await using world = await setUpModels()
    await world.putKeys('groq-keys', 'k1')
    await world.add('Llama')
    world.server.answerWith(() => ({ status: 500 }))
    expect((await ask(world, { builtIn })).engine.provider).toBe('built-in')
    expect(world.pauses).toEqual([250, 500, 1000])
    expect(world.server.requests).toHaveLength(3)
    await ask(world, { builtIn })
    expect(world.server.requests).toHaveLength(3)
    world.cloud.clock.advance(31_000)
    world.server.answerWith(() => undefined)
    world.server.will('silence')
    const trial = ask(world, { builtIn })
    await world.server.asked(4)
    // While one tries, the others do not.
    await ask(world, { builtIn })
    expect(world.server.requests).toHaveLength(4)
    world.server.answerWith(() => ({ text: 'Hello' }))
    world.timeOut()
    expect((await trial).engine.provider).toBe('built-in')
    world.cloud.clock.advance(61_000)
    expect((await ask(world)).text).toBe('Hello')
    expect((await ask(world)).text).toBe('Hello')
  })
})

describe('models', () => {
  test.each([
    ['slow', 'silence' as const],
    ['cut off', { cut: 'Half' }],
    ['no JSON', { text: 'Sure! Here it is' }],
    ['half JSON', { text: '{"a": [1, ' }],
    ['another shape', { text: '[]' }],
    ['empty', { text: '' }],
  ])('an answer that is %s leads to another try, then to the next model', async (_what, fault) => {
    await using world = await setUpModels()
    await world.putKeys('groq-keys', 'k1')
    await world.add('First')
    await world.add('Second')
    world.server.answerWith(({ model }) => (model === 'First' ? fault : { text: '```json\n{"a":1}\n```' }))
    const asking = ask(world, { model: 'first', schema: { type: 'object' } })
    if (fault === 'silence')
      for (const times of [1, 2, 3]) {
        await world.server.asked(times)
        world.timeOut()
      }
    const { text, engine } = await asking
    expect(text).toBe('{"a":1}')
    expect(engine).toMatchObject({ model: 'Second', provider: 'groq', inputTokens: 10, outputTokens: 20 })
  })

  test('one that is retired is not asked again, on any instance, until an administrator changes it', async () => {
    await using world = await setUpModels()
    await world.putKeys('groq-keys', 'k1')
    const id = await world.add('Old')
    world.server.will({ status: 400, body: { error: { code: 'model_decommissioned' } } })
    await ask(world, { builtIn })
    await world.anotherInstance().ai.answer({ ...question, builtIn })
    expect(world.server.requests).toHaveLength(1)
    const [model] = await world.parts.models.list()
    expect(model).toMatchObject({ id, isAvailable: false, retiredAt: expect.any(String) })
    await world.parts.models.edit(id, { modelName: 'new' }, ADMIN)
    world.server.will({ text: 'Hello' })
    expect((await ask(world)).engine.model).toBe('Old')
  })

  test('they are asked in their order, and only those that the asker may use', async () => {
    await using world = await setUpModels()
    await world.putKeys('groq-keys', 'k1')
    await world.add('Third', { order: 30 })
    await world.add('Second', { order: 20 })
    await world.add('First', { order: 10, isLoginRequired: true })
    await world.add('Off', { order: 1, isActive: false })
    world.server.answerWith(({ model }) => (model === 'Third' ? { text: 'Hello' } : { status: 400 }))
    await ask(world)
    await ask(world, { accountId: 'ana' })
    expect(world.server.requests.map(({ model }) => model)).toEqual([
      'Second',
      'Third',
      'First',
      'Second',
      'Third',
    ])
    await expect(ask(world, { model: 'First' })).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(ask(world, { model: 'Off' })).rejects.toMatchObject({ code: 'not-found' })
  })

  test('when nothing answers and no rules apply, that is said; without failures it is the text', async () => {
    await using world = await setUpModels()
    await world.putKeys('groq-keys', 'k1')
    await expect(ask(world, { model: 'built-in', builtIn: () => null })).rejects.toMatchObject({
      code: 'invalid',
    })
    await world.add('Llama')
    world.server.answerWith(() => ({ status: 400 }))
    await expect(ask(world, { builtIn: () => null })).rejects.toMatchObject({
      code: 'temporary',
      retryAfter: 60,
    })
    await expect(ask(world)).rejects.toMatchObject({ code: 'temporary' })
  })
})

describe('the daily limit', () => {
  test('is exact under concurrency and over instances, and counts only answers', async () => {
    stopTime()
    await using world = await setUpModels()
    await world.putKeys('groq-keys', 'k1')
    await world.add('Llama', { dailyLimit: 7 })
    const other = world.anotherInstance()
    let asked = 0
    world.server.answerWith(() => (++asked % 2 === 0 ? { status: 400 } : { text: 'Hello' }))
    const askAt = (parts: typeof other) =>
      parts.ai.answer({ ...question, model: 'Llama' }).catch((error) => error)
    const outcomes: unknown[] = []
    for (let round = 0; round < 4; round++)
      outcomes.push(
        ...(await Promise.all(Array.from({ length: 10 }, (_, at) => askAt(at % 2 ? world.parts : other)))),
      )
    const answered = outcomes.filter((each) => !(each instanceof Error))
    expect(answered).toHaveLength(7)
    expect(
      outcomes.filter((each) => each instanceof AppError && each.code === 'too-many').length,
    ).toBeGreaterThan(20)
    const last = await askAt(other)
    const midnight = DAY_MS - (world.cloud.clock.now() % DAY_MS)
    expect(last).toMatchObject({ code: 'too-many', reason: 'daily-limit' })
    expect(last.retryAfter).toBe(Math.ceil(midnight / 1000))
    world.cloud.clock.advance(midnight)
    world.server.answerWith(() => ({ text: 'Hello' }))
    expect((await askAt(other)).text).toBe('Hello')
  })

  test('a place that a dead instance held is free again after three minutes', async () => {
    await using world = await setUpModels()
    await world.putKeys('groq-keys', 'k1')
    await world.add('Llama', { dailyLimit: 1 })
    world.server.will('silence')
    const dead = ask(world, { model: 'Llama', builtIn })
    await world.server.asked(1)
    await expect(ask(world, { model: 'Llama' })).rejects.toMatchObject({ code: 'too-many', retryAfter: 10 })
    world.cloud.clock.advance(181_000)
    world.server.will({ text: 'Hello' })
    expect((await ask(world, { model: 'Llama' })).text).toBe('Hello')
    world.timeOut()
    await dead
  })
})

test('usage is added up by model and day, with tokens, times and costs', async () => {
  stopTime()
  await using world = await setUpModels()
  await world.putKeys('groq-keys', 'k1')
  const id = await world.add('Llama', { inputPrice: 0.5, outputPrice: 2 })
  world.server.answerWith(() => ({ text: 'Hello', tokens: [1000, 500] }))
  for (let i = 0; i < 3; i++) await ask(world)
  world.server.answerWith(() => ({ status: 400 }))
  await ask(world, { builtIn })
  const usage = await world.parts.models.usage()
  const of = (wanted: string) => usage.find(({ modelId }) => modelId === wanted)
  expect(of('built-in')).toMatchObject({ answers: 1, failures: 0, cost: 0 })
  expect(of(id)).toEqual({
    modelId: id,
    day: isoTime(world.cloud.clock.now()).slice(0, 10),
    answers: 3,
    failures: 1,
    inputTokens: 3000,
    outputTokens: 1500,
    medianMilliseconds: expect.any(Number),
    p95Milliseconds: expect.any(Number),
    cost: 0.0045,
  })
})

test.each([
  [[], null, null],
  [[10], 50, 50],
  [[100, 100, 100, 3000], 113, 4325],
  [[1e9], 110_842, 110_842],
])('of answers that took %j ms the median is %s', (times, median, p95) => {
  const counts: Record<string, number> = {}
  for (const time of times) counts[bucketOf(time)] = (counts[bucketOf(time)] ?? 0) + 1
  expect([percentile(counts, 0.5), percentile(counts, 0.95)]).toEqual([median, p95])
})
