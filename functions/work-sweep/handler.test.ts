import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Sweeping } from '../../services/platform/sweeping.ts'
import { createHandler } from './handler.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function setUp(rooms: Record<string, Sweeping | null>) {
  const logged: unknown[] = []
  const note = (entry: unknown) => void logged.push(entry)
  return { logged, handle: createHandler({ rooms, log: { info: note, error: note }, now: Date.now }) }
}

/** A room with this many items, each of which takes this long. */
function room(count: number, work: (id: string) => Promise<string | null>) {
  const left = new Set(Array.from({ length: count }, (_, n) => String(n)))
  const sweeping: Sweeping = {
    due: async (limit) => [...left].slice(0, limit).map((id) => ({ id })),
    async sweepOne({ id }) {
      const done = await work(id)
      left.delete(id)
      return done
    },
  }
  return { sweeping, left }
}

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const quick = async () => 'done'

test.each<[string, Sweeping]>([
  ['throws when asked what is due', { due: () => Promise.reject(new Error('away')), sweepOne: quick }],
  ['throws before it promises anything', room(3, () => fail()).sweeping],
  ['fails at each thing', room(3, () => Promise.reject(new Error('each'))).sweeping],
  ['never answers', { due: () => new Promise(() => {}), sweepOne: quick }],
])('a room that %s keeps no other from being swept, and is reported', async (_what, broken) => {
  const fine = room(250, quick)
  const { handle, logged } = setUp({ broken, none: null, fine: fine.sweeping })
  const outcome = expect(handle()).rejects.toThrow('1 of 2 rooms could not be swept')
  await vi.advanceTimersByTimeAsync(1000)
  expect(fine.left.size).toBe(0)
  await vi.advanceTimersByTimeAsync(300_000)
  await outcome
  expect(logged).toContainEqual({ room: 'fine', done: 250 })
  expect(logged).toContainEqual(expect.objectContaining({ room: 'broken', error: expect.any(Error) }))
})

test('a room with more items than fit in a tick takes no time from the others', async () => {
  const large = room(100_000, async () => {
    await after(5000)
    return 'done'
  })
  const small = room(20, async () => {
    await after(1000)
    return 'done'
  })
  const { handle } = setUp({ large: large.sweeping, small: small.sweeping })
  const done = handle()
  await vi.advanceTimersByTimeAsync(3000)
  expect(small.left.size).toBe(0)
  await vi.advanceTimersByTimeAsync(200_000)
  await done
  expect(large.left.size).toBeGreaterThan(0)
})

test('an item that stays due after it was handled does not keep the tick busy', async () => {
  const looked = vi.fn(async () => null)
  const { handle } = setUp({ stuck: { due: async () => [{ id: 'a' }], sweepOne: looked } })
  await handle()
  expect(looked).toHaveBeenCalledTimes(1)
})

function fail(): never {
  throw new Error('at once')
}
