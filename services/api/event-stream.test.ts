import { afterEach, expect, test, vi } from 'vitest'
import { createEventStream } from './event-stream.ts'

afterEach(() => void vi.useRealTimers())

function setUp() {
  const happened: string[] = []
  const stream = createEventStream({
    closed: () => happened.push('closed'),
    tooSlow: () => happened.push('too slow'),
  })
  return { stream, happened }
}

test('events are written in the standard’s format', async () => {
  const { stream } = setUp()
  stream.send({ change: '{"type":"photo"}', id: '2026-01-01T00:00:00.000Z' })
  stream.heartbeat()
  stream.send({ change: '{"type":"shelf"}' })
  stream.end()
  const text = (await stream.body.toArray()).join('')
  expect(text).toBe(
    'retry: 1000\n\nevent: change\nid: 2026-01-01T00:00:00.000Z\ndata: {"type":"photo"}\n\n: \n\nevent: change\ndata: {"type":"shelf"}\n\n',
  )
})

test('a browser that does not read is disconnected, and later events do not pile up', async () => {
  vi.useFakeTimers()
  const { stream, happened } = setUp()
  const change = JSON.stringify('x'.repeat(100_000))
  for (let sent = 0; sent < 100; sent++) stream.send({ change })
  const isClosed = new Promise((resolve) => stream.body.once('close', resolve))
  await vi.advanceTimersByTimeAsync(30_000)
  await isClosed
  for (let sent = 0; sent < 100; sent++) stream.send({ change })
  expect(happened).toEqual(['too slow', 'closed'])
  expect(stream.body.readableLength).toBeLessThan(1_300_000)
})

test('what waits for a browser that takes only a little now and then has an end', async () => {
  vi.useFakeTimers()
  const { stream, happened } = setUp()
  const change = JSON.stringify('x'.repeat(1000))
  for (let sent = 0; sent < 60_000 && happened.length === 0; sent++) {
    stream.send({ change })
    if (sent % 1000 === 0) stream.body.read(1)
  }
  expect(happened).toEqual(['too slow'])
})

test('a browser that reads gets all of thousands of changes that came at once', async () => {
  vi.useFakeTimers()
  const { stream, happened } = setUp()
  const change = JSON.stringify('x'.repeat(1000))
  for (let sent = 1; sent <= 5000; sent++) stream.send({ change, id: String(sent) })
  const ids: string[] = []
  for await (const text of stream.body) {
    ids.push(...Array.from(String(text).matchAll(/^id: (.+)$/gm), ([, id = '']) => id))
    // It takes its time, but never stops for long.
    vi.advanceTimersByTime(20_000)
    if (ids.at(-1) === '5000') break
  }
  expect(ids).toHaveLength(5000)
  expect(happened).not.toContain('too slow')
})

test('what waits when a stream ends is not sent any more', async () => {
  const { stream } = setUp()
  for (let sent = 1; sent <= 100; sent++) stream.send({ change: JSON.stringify('x'.repeat(10_000)) })
  stream.end()
  const text = (await stream.body.toArray()).join('')
  expect(text.length).toBeLessThan(100_000)
})

test('ending a stream twice has no further effect', async () => {
  const { stream, happened } = setUp()
  stream.end()
  stream.end()
  await stream.body.toArray()
  expect(happened).toEqual(['closed'])
})
