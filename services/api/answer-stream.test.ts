import { expect, test, vi } from 'vitest'
import { createAnswerStream } from './answer-stream.ts'

test('a slow browser is not sent more than it takes, and leaving ends what answers', async () => {
  let told = 0
  let hasEnded = false
  async function* endless() {
    try {
      for (;;) {
        told += 1
        yield { type: 'token', text: 'a'.repeat(10_000) }
      }
    } finally {
      hasEnded = true
    }
  }
  let closed = 0
  const { body, ended } = createAnswerStream(endless(), () => {
    closed += 1
  })
  const reading = body[Symbol.asyncIterator]()
  await reading.next()
  await new Promise((resolve) => setImmediate(resolve))
  const before = told
  expect(before).toBeLessThan(20)
  for (let taken = 0; taken < 20; taken++) await reading.next()
  expect(told).toBeGreaterThan(before)

  body.destroy()
  await ended
  expect(hasEnded).toBe(true)
  await expect.poll(() => closed).toBe(1)
})

test('while nothing comes a comment does, so that proxies keep the connection', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    const answer = Promise.withResolvers<void>()
    async function* slow() {
      await answer.promise
      yield { type: 'done' }
    }
    const { body, ended } = createAnswerStream(slow(), () => {})
    const chunks: string[] = []
    body.on('data', (chunk: string) => chunks.push(chunk))
    await vi.advanceTimersByTimeAsync(5000)
    await expect.poll(() => chunks).toEqual([': \n\n'])
    answer.resolve()
    await ended
    await expect.poll(() => chunks.at(-1)).toBe('event: done\ndata: {"type":"done"}\n\n')
    expect(vi.getTimerCount()).toBeLessThanOrEqual(1)
  } finally {
    vi.useRealTimers()
  }
})

test('a fault that nobody expected breaks the stream off, and does not look like an end', async () => {
  async function* broken() {
    yield { type: 'begun' }
    throw new Error('broken')
  }
  const { body, ended } = createAnswerStream(broken(), () => {})
  await expect(body.toArray()).rejects.toThrow('broken')
  await ended
})
