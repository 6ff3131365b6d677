import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PageOf } from '../../services/platform/schemas.ts'
import { itemsOf } from './list-pages.ts'
import { createLiveLists } from './live-list.ts'

interface Job {
  id: string
  at: number
  state: 'open' | 'done'
  note?: string
}

interface JobQuery {
  state: Job['state']
}

const OPEN: JobQuery = { state: 'open' }
const DONE: JobQuery = { state: 'done' }
const job = (id: string, at: number, part: Partial<Job> = {}): Job => ({ id, at, state: 'open', ...part })

/** A room's service, and what its page knows. */
function setUp(...stored: Job[]) {
  const service = { jobs: new Map(stored.map((each) => [each.id, each])), asked: 0, isAway: false }
  /** Resolves before an answer that has already been read arrives. */
  const world = { service, delivered: Promise.resolve(), heard: [] as Job[][] }
  const client = new QueryClient()
  const lists = createLiveLists<Job, JobQuery>({
    client,
    name: 'jobs',
    rules: {
      belongs: ({ state }, item) => (item.state === state ? 'yes' : 'no'),
      position: (_query, { id, at }) => [String(at).padStart(3, '0'), id],
      isDescending: () => false,
    },
    async fetchPage({ state }, cursor): Promise<PageOf<Job>> {
      service.asked++
      if (service.isAway) throw new Error('away')
      const all = [...service.jobs.values()]
        .filter((each) => each.state === state)
        .sort((a, b) => a.at - b.at)
      const from = Number(cursor ?? 0)
      const page = {
        items: all.slice(from, from + 2),
        nextCursor: from + 2 < all.length ? `${from + 2}` : null,
      }
      await world.delivered
      return page
    },
    heard: (items) => world.heard.push(items),
    now: Date.now,
  })
  const shown = (query: JobQuery) =>
    itemsOf(lists.read(query) ?? { pages: [] })
      .map(({ id }) => id)
      .join('')
  return { ...world, world, client, lists, shown }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('a list is fetched page by page, once, however often it is asked for', async () => {
  const { lists, service, shown } = setUp(job('a', 1), job('b', 2), job('c', 3))
  await Promise.all([lists.ensure(OPEN), lists.ensure(OPEN)])
  expect([shown(OPEN), service.asked]).toEqual(['ab', 1])
  await lists.more(OPEN)
  await lists.more(OPEN)
  await lists.ensure(OPEN)
  expect([shown(OPEN), service.asked]).toEqual(['abc', 2])
})

test('it stays up to date while it is not shown: live changes add, update, move and remove items', async () => {
  const { lists, service, shown, heard } = setUp(job('a', 1), job('b', 3), job('z', 9, { state: 'done' }))
  await lists.ensure(OPEN)
  await lists.ensure(DONE)
  lists.hear(job('c', 2))
  lists.hear(job('a', 4))
  lists.hear(job('b', 3, { state: 'done' }))
  await vi.runAllTimersAsync()
  expect([shown(OPEN), shown(DONE)]).toEqual(['ca', 'bz'])
  lists.remove(['c'])
  expect(shown(OPEN)).toBe('a')
  expect(service.asked).toBe(2)
  expect(heard.map((items) => items.map(({ id }) => id).join(''))).toEqual(['cab'])
})

test('a removed item does not come back with a change that was on its way', async () => {
  const { lists, shown } = setUp(job('a', 1))
  await lists.ensure(OPEN)
  lists.hear(job('a', 1, { note: 'late' }))
  lists.remove(['a'])
  await vi.runAllTimersAsync()
  expect(shown(OPEN)).toBe('')
})

test('an answer that was read before a change does not revert it', async () => {
  const { lists, world, shown } = setUp(job('a', 1), job('b', 2))
  const { promise, resolve } = Promise.withResolvers<void>()
  world.delivered = promise
  const fetched = lists.ensure(OPEN)
  lists.apply([job('c', 3), job('b', 2, { note: 'new' })])
  lists.remove(['a'])
  resolve()
  await fetched
  expect(shown(OPEN)).toBe('bc')
  expect(lists.find('b')?.note).toBe('new')
})

test('after a gap a list is fetched again to the same length, when it is next shown', async () => {
  const { lists, service, shown } = setUp(job('a', 1), job('b', 2), job('c', 3))
  await lists.ensure(OPEN)
  await lists.more(OPEN)
  service.jobs.delete('a')
  service.jobs.set('d', job('d', 4))
  lists.invalidate()
  expect(shown(OPEN)).toBe('abc')
  await vi.advanceTimersByTimeAsync(2000)
  await lists.ensure(OPEN)
  expect(shown(OPEN)).toBe('bcd')
})

test('a failing list is retried at growing intervals, and at once when somebody asks', async () => {
  const { lists, service } = setUp(job('a', 1))
  service.isAway = true
  const at: number[] = []
  for (let second = 0; second <= 70; second++) {
    const before = service.asked
    await lists.ensure(OPEN)
    if (service.asked > before) at.push(second)
    await vi.advanceTimersByTimeAsync(1000)
  }
  expect(at).toEqual([0, 2, 6, 14, 30, 62])
  expect(lists.error(OPEN)).toEqual(new Error('away'))
  service.isAway = false
  await lists.retry(OPEN)
  expect([lists.error(OPEN), lists.read(OPEN)?.pages.length]).toEqual([undefined, 1])
})

test('an edit is shown at once in every list, and stays after it was sent', async () => {
  const { lists, shown } = setUp(job('a', 1), job('z', 9, { state: 'done' }))
  await lists.ensure(OPEN)
  await lists.ensure(DONE)
  const { promise, resolve } = Promise.withResolvers<void>()
  const edited = lists.edit([lists.find('a')!], { state: 'done' }, () => promise)
  expect([shown(OPEN), shown(DONE)]).toEqual(['', 'az'])
  resolve()
  await edited
  expect([shown(OPEN), shown(DONE)]).toEqual(['', 'az'])
})

test('a refused edit is reverted, and what others changed meanwhile stays', async () => {
  const { lists, shown } = setUp(job('a', 1), job('b', 2))
  await lists.ensure(OPEN)
  const { promise, reject } = Promise.withResolvers<void>()
  const edited = lists.edit([lists.find('a')!], { state: 'done' }, () => promise)
  lists.apply([job('a', 5, { note: 'by somebody else' })])
  expect(shown(OPEN)).toBe('b')
  reject(new Error('refused'))
  await expect(edited).rejects.toThrow('refused')
  expect(shown(OPEN)).toBe('ba')
  expect(lists.find('a')?.note).toBe('by somebody else')
})

test('an edit and its undo may be under way at once, and be answered in any order', async () => {
  const { lists } = setUp(job('a', 1))
  await lists.ensure(OPEN)
  const sent = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const edits = ['first', 'second'].map((note, index) =>
    lists.edit([lists.find('a')!], { note }, () => sent[index]!.promise),
  )
  expect(lists.find('a')?.note).toBe('second')
  sent[1]!.resolve()
  await edits[1]
  sent[0]!.reject(new Error('refused'))
  await expect(edits[0]).rejects.toThrow('refused')
  expect(lists.find('a')?.note).toBe('second')
})

test('a confirmed edit does not override later versions', async () => {
  const { lists } = setUp(job('a', 1))
  await lists.ensure(OPEN)
  const { promise, resolve } = Promise.withResolvers<void>()
  const edited = lists.edit([lists.find('a')!], { note: 'mine' }, () => promise)
  lists.apply([job('a', 1, { note: 'mine' })])
  lists.apply([job('a', 1, { note: 'newer' })])
  resolve()
  await edited
  expect(lists.find('a')?.note).toBe('newer')
})

test('a removed item comes back when the service refuses, unless it is gone', async () => {
  const { lists, shown } = setUp(job('a', 1), job('b', 2))
  await lists.ensure(OPEN)
  const { promise, reject } = Promise.withResolvers<void>()
  const both = [lists.find('a')!, lists.find('b')!]
  const edited = lists.edit(both, null, () => promise)
  lists.invalidate()
  await vi.advanceTimersByTimeAsync(2000)
  await lists.ensure(OPEN)
  expect(shown(OPEN)).toBe('')
  lists.remove(['b'])
  reject(new Error('refused'))
  await expect(edited).rejects.toThrow('refused')
  expect(shown(OPEN)).toBe('a')
})

test('neither answers nor edits under way reach the next person', async () => {
  const { lists, client, world, shown } = setUp(job('a', 1), job('b', 2))
  await lists.ensure(OPEN)
  const { promise, resolve } = Promise.withResolvers<void>()
  world.delivered = promise
  const edited = lists.edit([lists.find('a')!], { note: 'mine' }, () => promise)
  const fetched = lists.ensure(DONE)
  client.clear()
  world.service.jobs.clear()
  world.service.jobs.set('c', job('c', 3))
  const next = lists.ensure(OPEN)
  resolve()
  await Promise.all([edited, fetched, next])
  expect([shown(OPEN), lists.read(DONE)]).toEqual(['c', undefined])
})

test('a dropped list does not come back with an answer that is under way', async () => {
  const { lists, world } = setUp(job('a', 1))
  const { promise, resolve } = Promise.withResolvers<void>()
  world.delivered = promise
  const fetched = lists.ensure(OPEN)
  lists.drop(({ state }) => state === 'open')
  resolve()
  await fetched
  expect(lists.read(OPEN)).toBeUndefined()
})
