import { expect, test } from 'vitest'
import { vectorOf } from '../../../tests/outside/embeddings.ts'
import type { Answer } from '../../../tests/outside/models.ts'
import { type ModelWorld, setUpModels } from '../test-models.ts'
import { createLazyEmbedders } from './lazy-embedders.ts'
import { SENTENCE_MODEL } from './sentence-model.ts'

const GEMINI = 'gemini-embedding-001-768'
const gemini = async ({ parts }: ModelWorld) => (await parts.embedders.named(GEMINI))!
const AWAY = { code: 'temporary' }

test('without a key the encoder is preferred, with one Gemini; both answer to their names', async () => {
  await using world = await setUpModels()
  const { embedders } = world.parts
  expect((await embedders.preferred()).model).toBe(SENTENCE_MODEL)
  expect(await embedders.named(GEMINI)).toBe(null)
  expect(await embedders.named('another')).toBe(null)
  await world.putKeys('google-ai-keys', 'k1')
  const { embedders: later } = world.anotherInstance()
  expect((await later.preferred()).model).toBe(GEMINI)
  expect((await later.named(SENTENCE_MODEL))?.dimensions).toBe(512)
  expect((await later.named(GEMINI))?.dimensions).toBe(768)
})

test('passages are sent in hundreds, questions as questions, and vectors have length 1', async () => {
  await using world = await setUpModels()
  await world.putKeys('google-ai-keys', 'k1')
  const embedder = await gemini(world)
  const texts = Array.from({ length: 230 }, (_, at) => `Passage ${at}\nabout  tofu`)
  const vectors = await embedder.embed(texts, 'passage')
  const [question] = await embedder.embed(['Passage 229 about tofu', ''], 'question')
  expect(
    world.server.embeddings.map(({ texts: sent, ...told }) => ({ ...told, texts: sent.length })),
  ).toEqual([
    ...[100, 100, 30].map((count) => ({
      model: 'gemini-embedding-001',
      key: 'k1',
      task: 'RETRIEVAL_DOCUMENT',
      dimensions: 768,
      texts: count,
    })),
    { model: 'gemini-embedding-001', key: 'k1', task: 'RETRIEVAL_QUERY', dimensions: 768, texts: 2 },
  ])
  expect(vectors).toHaveLength(230)
  expect(vectors[229]).toEqual(question)
  const plain = vectorOf('Passage 229 about tofu', 768)
  expect([...question!]).toEqual(plain.map((each) => Math.fround(each / 2)))
})

test('a key that is limited or refused leads to the next one at once', async () => {
  await using world = await setUpModels()
  await world.putKeys('google-ai-keys', 'limited bad good')
  world.server.embedWith(({ key }) =>
    key === 'limited' ? { status: 429, retryAfter: 60 } : key === 'bad' ? { status: 403 } : undefined,
  )
  const embedder = await gemini(world)
  for (let i = 0; i < 2; i++) expect(await embedder.embed(['tofu'], 'question')).toHaveLength(1)
  expect(world.server.embeddings.map(({ key }) => key)).toEqual(['limited', 'bad', 'good', 'good'])
  expect(world.pauses).toEqual([])
})

test.each<[what: string, answer: Answer, reason: string, retryAfter?: number]>([
  ['too many', { status: 429, retryAfter: 7 }, 'limited', 7],
  ['a failure', { status: 500 }, 'away'],
  ['a page', { raw: '<html>' }, 'unusable'],
  ['a failure that is a page', { status: 502, body: '<html>' }, 'away'],
  ['a bad request', { status: 400 }, 'refused'],
  ['fewer vectors', { raw: JSON.stringify({ embeddings: [] }) }, 'unusable'],
  ['shorter vectors', { raw: JSON.stringify({ embeddings: [{ values: [1] }] }) }, 'unusable'],
  [
    'a vector without direction',
    { raw: JSON.stringify({ embeddings: [{ values: Array(768).fill(0) }] }) },
    'unusable',
  ],
])('%s is said', async (_what, answer, reason, retryAfter = 10) => {
  await using world = await setUpModels()
  await world.putKeys('google-ai-keys', 'k1')
  world.server.embedWith(() => answer)
  await expect((await gemini(world)).embed(['tofu'], 'question')).rejects.toMatchObject({
    ...AWAY,
    reason,
    retryAfter,
  })
})

test('a question that takes too long is given up, and so is one that nobody waits for', async () => {
  await using world = await setUpModels()
  await world.putKeys('google-ai-keys', 'k1 k2')
  world.server.embedWith(() => 'silence')
  const embedder = await gemini(world)
  const slow = expect(embedder.embed(['tofu'], 'question')).rejects.toMatchObject({ reason: 'away' })
  await expect.poll(() => world.server.embeddings.length).toBe(1)
  world.timeOut()
  await slow
  await world.server.givenUp(1)
  // No time is left for the other key.
  expect(world.server.embeddings).toHaveLength(1)

  const gone = new AbortController()
  const left = expect(embedder.embed(['tofu'], 'passage', gone.signal)).rejects.toMatchObject({
    name: 'AbortError',
  })
  await expect.poll(() => world.server.embeddings.length).toBe(2)
  gone.abort()
  await left
  await world.server.givenUp(2)
})

test('when the model is gone or all keys are refused, the encoder is preferred for a while', async () => {
  await using world = await setUpModels()
  await world.putKeys('google-ai-keys', 'k1')
  const { embedders } = world.parts
  for (const [status, minutes] of [
    [404, 60],
    [401, 15],
  ] as const) {
    world.server.embedWith(() => ({ status }))
    await expect((await gemini(world)).embed(['tofu'], 'passage')).rejects.toMatchObject(AWAY)
    expect((await embedders.preferred()).model).toBe(SENTENCE_MODEL)
    expect(await embedders.named(GEMINI)).toBe(null)
    world.cloud.clock.advance(minutes * 60_000 + 1)
    expect((await embedders.preferred()).model).toBe(GEMINI)
  }
})

test('a function connects when it needs them, and again after it could not', async () => {
  await using world = await setUpModels()
  await world.putKeys('google-ai-keys', 'k1')
  const resource = 'projects/atelier-test/secrets/google-ai-keys'
  let connected = 0
  const embedders = createLazyEmbedders({
    async secrets() {
      connected += 1
      if (connected === 1) throw new Error('away')
      return world.cloud.secrets
    },
    keySecrets: { 'google-ai-keys': resource },
    now: world.cloud.clock.now,
  })
  await expect(embedders.preferred()).rejects.toThrow('away')
  expect((await embedders.preferred()).model).toBe(GEMINI)
  expect((await embedders.named(SENTENCE_MODEL))?.model).toBe(SENTENCE_MODEL)
  expect(connected).toBe(2)
})
