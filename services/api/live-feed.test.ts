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

/** A source like the database, which reports whatever has changed since, and keeps it while it is watched. */
function database() {
  const changed: { key: string; seconds: number }[] = []
  const { source, watches, tells } = stream()
  const held = new Map<number, number>()
  return {
    watches,
    source: {
      ...source,
      watch(...[accountId, since, listener]: Parameters<LiveStream['watch']>) {
        const end = source.watch(accountId, since, listener)
        const late = changed.filter(({ seconds }) => at(seconds) > since)
        held.set(watches.length, late.length)
        for (const { key, seconds } of late) tells(key, seconds)
        return end
      },
    } satisfies LiveStream,
    changes(key: string, seconds: number) {
      changed.push({ key, seconds })
      held.set(watches.length, (held.get(watches.length) ?? 0) + 1)
      tells(key, seconds)
    },
    /** How many changes the watch keeps that is not over. */
    held: () => held.get(watches.length),
  }
}

test('what a source reported does not stay in memory, and is neither read nor told again', async () => {
  const { source, watches, changes, held } = database()
  const { tab } = setUp({ things: source })
  const { told } = tab()
  for (let n = 0; n < 20_000; n++) changes(`bulk ${n}`, 600 + n / 1000)
  expect(held()).toBe(20_000)
  await vi.advanceTimersByTimeAsync(60_000)
  expect([held(), watches.length, told().length]).toEqual([0, 2, 20_000])
  await vi.advanceTimersByTimeAsync(600_000)
  expect(watches).toHaveLength(2)
  changes('later', 700)
  expect([held(), told().at(-1)]).toEqual([1, 'later'])
})

test('changes that go on and on are let go of now and then', async () => {
  const { source, watches, changes, held } = database()
  setUp({ things: source }).tab()
  const most: number[] = []
  for (let second = 0; second < 600; second++) {
    for (let n = 0; n < 100; n++) changes(`bulk ${second} ${n}`, second)
    most.push(held() ?? 0)
    await vi.advanceTimersByTimeAsync(1000)
  }
  // Those of two minutes, and of the minute before that may be late.
  expect(Math.max(...most)).toBeLessThanOrEqual(200 * 100)
  expect(watches.length).toBeLessThanOrEqual(6)
})

test('a change that was written by a clock that is ahead hides none of the next ones', async () => {
  const { source, watches, tells } = stream()
  setUp({ things: source }).tab()
  for (let n = 0; n <= 1000; n++) tells(`bulk ${n}`, 3590)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(watches.at(-1)?.since).toBe(at(3540))
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
    [at(600), false],
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
