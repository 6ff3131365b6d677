import { describe, expect, test } from 'vitest'
import { STATUS } from '../../platform/grpc-status.ts'
import { createLanes, type LanesDeps } from './lanes.ts'

interface Item {
  name: string
  keys: readonly string[]
}

/** Items are named by their article and who wants it: `a1` is the first who wants `a`. */
const item = (name: string): Item => ({ name, keys: [...name.matchAll(/[a-z]/g)].map(([key]) => key) })

/** Batches are decided when the test says so. */
function byHand(limits: Partial<LanesDeps<Item, string>> = {}) {
  const batches: { names: string[]; end(error?: unknown): Promise<void> }[] = []
  const lanes = createLanes<Item, string>({
    keysOf: ({ keys }) => keys,
    decide(items) {
      const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>()
      const names = items.map(({ name }) => name)
      batches.push({
        names,
        async end(error) {
          if (error) reject(error)
          else resolve(names.map((name) => `${name} done`))
          await turn()
        },
      })
      return promise
    },
    ...limits,
  })
  return {
    enter: (...names: string[]) => names.map((name) => lanes.enter(item(name))),
    /** The names in each batch that was begun. */
    begun: () => batches.map(({ names }) => names.join(' ')),
    end: (at: number, error?: unknown) => batches[at]!.end(error),
  }
}

/** Those who come in one moment are served in the next. */
const turn = async () => {
  for (let n = 0; n < 3; n++) await new Promise((resolve) => setImmediate(resolve))
}

describe('who is served together', () => {
  test('those who want the same, in the order in which they came', async () => {
    const lanes = byHand()
    const answers = lanes.enter('a1', 'b1', 'a2', 'a3')
    await turn()
    expect(lanes.begun()).toEqual(['a1 a2 a3', 'b1'])
    await lanes.end(0)
    await lanes.end(1)
    expect(await Promise.all(answers)).toEqual(['a1 done', 'b1 done', 'a2 done', 'a3 done'])
  })

  test('who comes later waits for the batch under way, and nobody else does', async () => {
    const lanes = byHand()
    lanes.enter('a1')
    await turn()
    lanes.enter('a2', 'b1', 'a3')
    await turn()
    expect(lanes.begun()).toEqual(['a1', 'b1'])
    await lanes.end(0)
    expect(lanes.begun()).toEqual(['a1', 'b1', 'a2 a3'])
  })

  test('a batch has its limit, and the rest come next', async () => {
    const lanes = byHand({ mostTogether: 2 })
    lanes.enter('a1', 'a2', 'a3', 'a4', 'a5')
    for (const at of [0, 1, 2]) {
      await turn()
      await lanes.end(at)
    }
    expect(lanes.begun()).toEqual(['a1 a2', 'a3 a4', 'a5'])
  })

  test('nobody overtakes somebody who waits for two things', async () => {
    const lanes = byHand()
    lanes.enter('a1')
    await turn()
    lanes.enter('ab', 'b1', 'c1')
    await turn()
    // `b` is free, but `ab` wanted it first.
    expect(lanes.begun()).toEqual(['a1', 'c1'])
    await lanes.end(0)
    expect(lanes.begun()).toEqual(['a1', 'c1', 'ab b1'])
  })

  test('a crowd for one article keeps nobody from another', async () => {
    const lanes = byHand({ mostTogether: 2 })
    lanes.enter(...Array.from({ length: 20 }, (_, n) => `a${n}`), 'b1')
    await turn()
    expect(lanes.begun()).toEqual(['a0 a1', 'b1'])
  })
})

test('when too many wait, the next is told when to come again, and those who wait are served', async () => {
  const lanes = byHand({ mostWaiting: 2 })
  const [first] = lanes.enter('a1')
  await turn()
  const waiting = lanes.enter('a2', 'a3')
  const [refused] = lanes.enter('a4')
  await expect(refused).rejects.toEqual(
    expect.objectContaining({ code: 'temporary', reason: 'too-many-waiting', retryAfter: 2 }),
  )
  await lanes.end(0)
  await lanes.end(1)
  expect(await Promise.all([first, ...waiting])).toEqual(['a1 done', 'a2 done', 'a3 done'])
})

describe('a batch that fails', () => {
  /** Decides at once; `wrong` cannot be decided, and takes everybody with it. */
  function deciding(error: unknown) {
    const batches: string[] = []
    const lanes = createLanes<Item, string>({
      keysOf: ({ keys }) => keys,
      async decide(items) {
        const names = items.map(({ name }) => name)
        batches.push(names.join(' '))
        if (names.includes('wrong')) throw error
        return names
      },
    })
    const enter = (name: string) => lanes.enter({ name, keys: ['same'] })
    return { batches, enter }
  }

  test('is decided one by one, so that one that cannot be harms no other', async () => {
    const { batches, enter } = deciding(new TypeError('This order cannot be read'))
    const outcomes = await Promise.allSettled(['1', 'wrong', '2'].map(enter))
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(batches).toEqual(['1 wrong 2', '1', 'wrong', '2'])
    expect(await enter('3')).toBe('3')
  })

  test.each([STATUS.ABORTED, STATUS.UNAVAILABLE, STATUS.DEADLINE_EXCEEDED, STATUS.RESOURCE_EXHAUSTED])(
    'because the database is too busy (%i) is not tried again by each, which would be more work',
    async (code) => {
      const { batches, enter } = deciding(Object.assign(new Error('busy'), { code }))
      const outcomes = await Promise.allSettled(['1', 'wrong', '2'].map(enter))
      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
      expect(batches).toEqual(['1 wrong 2'])
      expect(await enter('3')).toBe('3')
    },
  )
})
