import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLive } from './live-connection.ts'

/** A stream like the browser's, controlled by the test. */
class Stream extends EventTarget {
  readyState = 0
  close() {
    this.readyState = 2
  }
  opens() {
    this.readyState = 1
    this.dispatchEvent(new Event('open'))
  }
  says(type: string, data: unknown) {
    this.dispatchEvent(new MessageEvent('change', { data: JSON.stringify({ type, data }) }))
  }
  /** The browser reconnects by itself. */
  stumbles() {
    this.readyState = 0
    this.dispatchEvent(new Event('error'))
  }
  /** The browser has given up. */
  fails() {
    this.readyState = 2
    this.dispatchEvent(new Event('error'))
  }
}

function setUp() {
  const streams: Stream[] = []
  const world = { reachable: true, checks: 0, resyncs: 0, retryAfter: null as number | null }
  const live = createLive({
    open: () => {
      const stream = new Stream()
      streams.push(stream)
      return stream
    },
    checkSession: async () => {
      world.checks++
      if (!world.reachable) throw new Error('unreachable')
    },
    retryAfter: async () => world.retryAfter,
    random: () => 0.5,
  })
  live.on('resync', () => world.resyncs++)
  return { live, world, streams, last: () => streams.at(-1)! }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('events reach their listeners until these stop', () => {
  const { live, last } = setUp()
  const counts: number[] = []
  const stop = live.on('shelf', ({ count }) => counts.push(count))
  live.start()
  last().opens()
  last().says('shelf', { count: 3 })
  last().says('photo-removed', { id: 'a' })
  // A newer API may send types that this page does not know yet.
  last().says('from-tomorrow', {})
  stop()
  last().says('shelf', { count: 4 })
  expect(counts).toEqual([3])
  expect(live.state()).toBe('open')
})

test('while the browser reconnects by itself no other stream is opened and nothing is missed', () => {
  const { live, world, streams, last } = setUp()
  live.start()
  last().opens()
  last().stumbles()
  expect(live.state()).toBe('connecting')
  last().opens()
  expect(live.state()).toBe('open')
  expect([streams.length, world.resyncs]).toEqual([1, 0])
})

test('a refused stream is requested again when the API says, not before', async () => {
  const { live, world, streams, last } = setUp()
  world.retryAfter = 60_000
  live.start()
  last().fails()
  await vi.advanceTimersByTimeAsync(60_000)
  expect([live.state(), streams.length]).toEqual(['waiting', 1])
  await vi.advanceTimersByTimeAsync(15_000)
  expect(streams.length).toBe(2)
  // A stream that was open and broke off was not refused.
  last().opens()
  last().fails()
  await vi.advanceTimersByTimeAsync(1000)
  expect(streams.length).toBe(3)
})

test('a browser that is back on the network does not wait for the refusal to end', async () => {
  const { live, world, streams, last } = setUp()
  world.retryAfter = 60_000
  live.start()
  last().fails()
  await vi.advanceTimersByTimeAsync(100)
  live.retry()
  await vi.advanceTimersByTimeAsync(100)
  expect(streams.length).toBe(2)
})

test('when the browser has given up, the session is checked, a new stream opened and a resync sent', async () => {
  const { live, world, streams, last } = setUp()
  live.start()
  last().opens()
  last().fails()
  expect(live.state()).toBe('waiting')
  await vi.advanceTimersByTimeAsync(1000)
  expect([world.checks, streams.length]).toEqual([1, 2])
  last().opens()
  expect([live.state(), world.resyncs]).toEqual(['open', 1])
})

test('an unreachable API is tried at growing intervals, but never given up', async () => {
  const { live, world, last } = setUp()
  live.start()
  world.reachable = false
  last().fails()
  const checkedAt: number[] = []
  for (let second = 1; second <= 121; second++) {
    const before = world.checks
    await vi.advanceTimersByTimeAsync(1000)
    if (world.checks > before) checkedAt.push(second)
  }
  expect(checkedAt).toEqual([1, 3, 7, 15, 31, 61, 91, 121])
  world.reachable = true
  await vi.advanceTimersByTimeAsync(30_000)
  last().opens()
  expect(live.state()).toBe('open')
})

test('coming back online does not wait for the next attempt', async () => {
  const { live, world, streams, last } = setUp()
  live.start()
  last().fails()
  live.retry()
  await vi.advanceTimersByTimeAsync(0)
  expect([world.checks, streams.length]).toEqual([1, 2])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(streams.length).toBe(2)
})

test('stopping closes the stream, even while reconnecting', async () => {
  const { live, streams, last } = setUp()
  live.start()
  last().fails()
  live.retry()
  live.stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect([live.state(), streams.length, last().readyState]).toEqual(['off', 1, 2])
})

test('starting again sends a resync', () => {
  const { live, world, last } = setUp()
  live.start()
  last().opens()
  live.stop()
  live.start()
  last().opens()
  expect(world.resyncs).toBe(1)
})
