import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LiveSource, LiveStream } from '../platform/live.ts'
import type { LiveEvent } from './live-event.ts'
import { createFeed } from './live-feed.ts'

const START = '2026-01-01T00:00:00.000Z'
const at = (seconds: number) => new Date(Date.parse(START) + seconds * 1000).toISOString()

type Listener = Parameters<LiveStream['watch']>[2]

/** A room's source that the test controls. */
function stream() {
  const watches: { since: string; listener: Listener; isOver: boolean }[] = []
  const source: LiveStream = {
    kind: 'stream',
    watch(_accountId, since, listener) {
      const watch = { since, listener, isOver: false }
      watches.push(watch)
      return () => {
        watch.isOver = true
      }
    },
  }
  return {
    source,
    watches,
    tells: (key: string, seconds: number, data: unknown = key) =>
      watches.at(-1)?.listener.changed({ type: 'thing', data, key, at: at(seconds) }),
  }
}

function setUp(sources: Record<string, LiveSource>) {
  const failures: [string, unknown][] = []
  const ended = vi.fn()
  const feed = createFeed({
    sources,
    sessions: { watchIds: () => () => {} },
    accountId: 'ana',
    isAdmin: false,
    since: START,
    now: () => Date.parse(at(3600)),
    failed: (source, error) => failures.push([source, (error as Error).message]),
    ended,
  })
  const tab = (since = START) => {
    const events: LiveEvent[] = []
    const subscriber = { sessionId: 's', send: (event: LiveEvent) => events.push(event), end: vi.fn() }
    feed.add(subscriber, since)
    return { events, subscriber, told: () => events.map(({ change }) => JSON.parse(change).data) }
  }
  return { feed, failures, ended, tab }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const circle: Record<string, unknown> = {}
circle.self = circle

test.each<[string, LiveSource]>([
  ['throws', { kind: 'stream', watch: () => fail('throws') }],
  ['fails at once', failing((failed) => failed(new Error('fails at once')))],
  ['fails later', failing((failed) => queueMicrotask(() => failed(new Error('fails later'))))],
  [
    'cannot be ended',
    failing(
      (failed) => failed(new Error('cannot be ended')),
      () => fail('cannot be ended'),
    ),
  ],
  [
    'circular',
    {
      kind: 'state',
      watch: (_, { changed }) => {
        changed({ type: 'thing', data: circle })
        return () => {}
      },
    },
  ],
])('a room whose source %s takes no other down, and is watched again', async (why, broken) => {
  const fine = stream()
  const { failures, ended, tab, feed } = setUp({ before: fine.source, broken, after: stream().source })
  const { told, subscriber } = tab()
  await vi.advanceTimersByTimeAsync(0)
  fine.tells('a', 1)
  expect(told()).toEqual(['a'])
  expect(failures).toContainEqual(['broken', expect.stringContaining(why)])
  await vi.advanceTimersByTimeAsync(10_000)
  // The delays are one second, then two, then four.
  expect(new Set(failures.map(([source]) => source))).toEqual(new Set(['broken']))
  expect(failures.length).toBeGreaterThanOrEqual(4)
  fine.tells('b', 2)
  expect(told()).toEqual(['a', 'b'])
  feed.remove(subscriber)
  const failed = failures.length
  await vi.advanceTimersByTimeAsync(600_000)
  expect(failures).toHaveLength(failed)
  expect(ended).toHaveBeenCalledTimes(1)
})

test('a failed source resumes where it was and repeats nothing', async () => {
  const { source, watches, tells } = stream()
  const { tab } = setUp({ things: source })
  const { told } = tab()
  tells('a', 600)
  const [first] = watches
  first?.listener.failed(new Error('away'))
  expect(first?.isOver).toBe(true)
  first?.listener.changed({ type: 'thing', data: 'late', key: 'late', at: at(601) })
  await vi.advanceTimersByTimeAsync(1000)
  expect(watches[1]?.since).toBe(at(540))
  tells('b', 700)
  expect(told()).toEqual(['a', 'b'])
})

test('a source that reported much is watched anew, because all of it stays in memory until then', async () => {
  const { source, watches, tells } = stream()
  const { tab, feed, failures } = setUp({ things: source })
  const { told, subscriber } = tab()
  for (let n = 0; n <= 1000; n++) tells(`bulk ${n}`, 600)
  await vi.advanceTimersByTimeAsync(59_000)
  expect(watches).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1000)
  expect(watches.map(({ since, isOver }) => [since, isOver])).toEqual([
    [START, true],
    [at(540), false],
  ])
  tells('later', 700)
  expect([told().at(-1), failures]).toEqual(['later', []])
  feed.remove(subscriber)
  expect(watches[1]?.isOver).toBe(true)
})

test('while one stream is down nobody gets a position beyond what it has yet to report', async () => {
  const [one, two] = [stream(), stream()]
  const { tab } = setUp({ one: one.source, two: two.source })
  const { events } = tab()
  one.tells('a', 1)
  two.watches[0]?.listener.failed(new Error('away'))
  one.tells('b', 2)
  await vi.advanceTimersByTimeAsync(1000)
  one.tells('c', 3)
  expect(events.map(({ id }) => id)).toEqual([at(1), undefined, at(3)])
})

test('a returning listener gets the latest change of each key since their position', () => {
  const { source, tells } = stream()
  const { tab, feed } = setUp({ things: source })
  tab()
  tells('a', 1, 'a1')
  tells('b', 2, 'b1')
  tells('a', 3, 'a2')
  expect(tab(at(1)).told()).toEqual(['b1', 'a2'])
  expect(feed.covers(START)).toBe(true)
  for (let n = 0; n < 2000; n++) tells(`bulk ${n}`, 10 + n)
  expect(feed.covers(START)).toBe(false)
  expect(feed.covers(at(3))).toBe(true)
})

test('sources for admins are not watched for others', () => {
  const watch = vi.fn(() => () => {})
  setUp({ secret: { kind: 'state', audience: 'admins', watch } })
  expect(watch).not.toHaveBeenCalled()
})

function fail(message: string): never {
  throw new Error(message)
}

function failing(start: (failed: (error: Error) => void) => void, end = () => {}): LiveSource {
  return {
    kind: 'stream',
    watch(_accountId, _since, { failed }) {
      start(failed)
      return end
    },
  }
}
