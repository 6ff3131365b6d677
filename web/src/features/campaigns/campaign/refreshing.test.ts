import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRefreshing } from './refreshing.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Refreshes that end when the test says so. */
function setUp() {
  const running: PromiseWithResolvers<void>[] = []
  const refreshing = createRefreshing({
    refresh() {
      const each = Promise.withResolvers<void>()
      running.push(each)
      return each.promise
    },
    gather: 100,
    rest: 1000,
  })
  return { ...refreshing, running }
}

test('changes that come together are one refresh', async () => {
  const { ask, running } = setUp()
  for (let at = 0; at < 20; at++) ask()
  expect(running).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(100)
  expect(running).toHaveLength(1)
})

test('a change during a refresh is met by one more, after a rest', async () => {
  const { ask, running } = setUp()
  ask()
  await vi.advanceTimersByTimeAsync(100)
  ask()
  ask()
  await vi.advanceTimersByTimeAsync(5000)
  expect(running).toHaveLength(1)
  running[0]?.resolve()
  await vi.advanceTimersByTimeAsync(999)
  expect(running).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(running).toHaveLength(2)
})

test('a refresh that fails does not end it', async () => {
  const { ask, running } = setUp()
  ask()
  await vi.advanceTimersByTimeAsync(100)
  running[0]?.reject(new Error('offline'))
  await vi.advanceTimersByTimeAsync(0)
  ask()
  await vi.advanceTimersByTimeAsync(100)
  expect(running).toHaveLength(2)
})

test('nothing is fetched for a page that was left', async () => {
  const { ask, stop, running } = setUp()
  ask()
  stop()
  await vi.advanceTimersByTimeAsync(5000)
  expect(running).toHaveLength(0)
})
