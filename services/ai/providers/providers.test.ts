import { describe, expect, test } from 'vitest'
import { type Answer, startModels } from '../../../tests/outside/models.ts'
import { createGoogle } from './google.ts'
import { createOpenAiCompatible, retryAfter } from './open-ai-compatible.ts'
import { ProviderError, type ProviderFault } from './provider.ts'

const now = () => Date.parse('2026-03-01T12:00:00Z')

describe.each(['google', 'openai'] as const)('%s', (kind) => {
  async function setUp() {
    const server = await startModels()
    const baseUrl = server.url
    const provider = kind === 'google' ? createGoogle({ baseUrl }) : createOpenAiCompatible({ baseUrl, now })
    const never = new AbortController().signal
    const ask = (signal = never, text?: (part: string) => void) =>
      provider.answer({
        ...(text && { text }),
        modelName: 'm-1',
        key: 'k-1',
        system: 'Be brief',
        input: 'Hi',
        isJson: false,
        signal,
      })
    return { server, ask, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
  }

  test('an answer comes whole, with its tokens; instructions and data are apart', async () => {
    await using world = await setUp()
    world.server.will({ text: 'Grüße – 你好', tokens: [7, 3] })
    expect(await world.ask()).toEqual({ text: 'Grüße – 你好', inputTokens: 7, outputTokens: 3 })
    expect(world.server.requests).toEqual([
      { kind, model: 'm-1', key: 'k-1', system: 'Be brief', input: 'Hi' },
    ])
  })

  test.each<[what: string, answer: Answer, fault: ProviderFault, retryAfter?: number]>([
    ['too many, with a time', { status: 429, retryAfter: 7 }, 'limited', 7000],
    ['too many, without one', { status: 429 }, 'limited'],
    ['a failure', { status: 500 }, 'away'],
    ['a failure that is a page', { status: 502, body: '<html>Bad gateway</html>' }, 'away'],
    ['a wrong key', { status: 401 }, 'refused-key'],
    [
      'Google about a wrong key',
      { status: 400, body: { error: { message: 'API_KEY_INVALID' } } },
      'refused-key',
    ],
    ['no such model', { status: 404 }, 'retired'],
    ['a retired model', { status: 400, body: { error: { message: 'model_decommissioned' } } }, 'retired'],
    ['a bad request', { status: 400 }, 'refused'],
    ['a stream that is cut off', { cut: 'Half of' }, 'unusable'],
    ['a stream that ends early', { raw: '' }, 'unusable'],
    [
      'an answer over the maximum',
      { stops: 'Half of', because: kind === 'google' ? 'MAX_TOKENS' : 'length' },
      'unusable',
    ],
    [
      'a stream that says that something went wrong',
      { breaks: 'Half of' },
      kind === 'google' ? 'unusable' : 'away',
    ],
    ['an event that is not JSON', { raw: 'data: {"candidates": oops\n\n' }, 'unusable'],
    ['something else than events', { raw: '<html>' }, 'unusable'],
  ])('%s', async (_what, answer, fault, retryAfter) => {
    await using world = await setUp()
    world.server.will(answer)
    await expect(world.ask()).rejects.toMatchObject({ fault, retryAfter: retryAfter ?? null })
  })

  test('parts are passed on as they come, and a ProviderError ends the answer and the connection', async () => {
    await using world = await setUp()
    world.server.will({ text: 'Hello, world' }, { begins: 'Hel' }, { endless: 'la' })
    const parts: string[] = []
    await world.ask(undefined, (part) => void parts.push(part))
    expect(parts).toEqual(['Hello,', ' world'])

    const gone = new AbortController()
    const stopped = world.ask(gone.signal, () => gone.abort())
    await expect(stopped).rejects.toMatchObject({ fault: 'away' })
    await world.server.givenUp(1)

    let length = 0
    const limit = new AbortController()
    const endless = world.ask(limit.signal, (part) => {
      length += part.length
      if (length < 1000) return
      limit.abort()
      throw new ProviderError('unusable', 'Enough')
    })
    await expect(endless).rejects.toMatchObject({ fault: 'unusable', message: 'Enough' })
    await world.server.givenUp(2)
  })

  test('an answer without an end is cut', async () => {
    await using world = await setUp()
    world.server.will({ endless: 'word '.repeat(10_000) })
    await expect(world.ask()).rejects.toMatchObject({ fault: 'unusable', message: 'The answer has no end' })
  })

  test('a slow answer is given up when time is over', async () => {
    await using world = await setUp()
    world.server.will('silence')
    const limit = new AbortController()
    const asking = expect(world.ask(limit.signal)).rejects.toMatchObject({ fault: 'away' })
    await world.server.asked(1)
    limit.abort()
    await asking
  })
})

test.each([
  [null, null],
  ['7', 7000],
  ['1.5', 1500],
  ['Sun, 01 Mar 2026 12:01:00 GMT', 60_000],
  ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
  ['soon', null],
])('Retry-After: %s', (header, expected) => {
  expect(retryAfter(header, now())).toBe(expected)
})
