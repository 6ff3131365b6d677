import { expect, test } from 'vitest'
import { createSessionRefresh } from './session-refresh.ts'

interface Setting {
  signedInAt?: number | null
  status?: number
  hasLocks?: boolean
}

/** A browser with any number of tabs, and an API that counts uses of the refresh token. */
function setUp({ signedInAt = 1000, status = 204, hasLocks = true }: Setting = {}) {
  const values = new Map(signedInAt === null ? [] : [['atelier.session', String(signedInAt)]])
  let turn: Promise<unknown> = Promise.resolve()
  const world = { now: 5000, requests: 0, status }
  const tab = () =>
    createSessionRefresh({
      request: async () => {
        world.requests++
        return new Response(null, { status: world.status })
      },
      storage: {
        getItem: (key) => values.get(key) ?? null,
        setItem: (key, value) => void values.set(key, value),
        removeItem: (key) => void values.delete(key),
      },
      exclusively: <T>(task: () => Promise<T>) => {
        if (!hasLocks) return task()
        const run = turn.then(task)
        turn = run.catch(() => null)
        return run
      },
      now: () => world.now,
    })
  return { world, tab }
}

test('requests that fail together share one refresh, even without locks', async () => {
  const { world, tab } = setUp({ hasLocks: false })
  const session = tab()
  expect(await Promise.all([session.renew(4000), session.renew(4001), session.renew(4002)])).toEqual([
    true,
    true,
    true,
  ])
  expect(world.requests).toBe(1)
})

test('two tabs do not use the refresh token twice', async () => {
  const { world, tab } = setUp()
  expect(await Promise.all([tab().renew(4000), tab().renew(4000)])).toEqual([true, true])
  expect(world.requests).toBe(1)
})

test('a request that was sent before a refresh is only repeated', async () => {
  const { world, tab } = setUp({ signedInAt: 4500 })
  expect(await tab().renew(4000)).toBe(true)
  expect(world.requests).toBe(0)
})

test('the next expiry refreshes again', async () => {
  const { world, tab } = setUp()
  const session = tab()
  await session.renew(4000)
  world.now = 9000
  await session.renew(8000)
  expect(world.requests).toBe(2)
})

test('a refused refresh ends the session, and no request is repeated', async () => {
  const { world, tab } = setUp({ status: 401 })
  const session = tab()
  expect(await session.renew(4000)).toBe(false)
  expect(await session.renew(4000)).toBe(false)
  expect(world.requests).toBe(1)
})

test('a browser that never signed in sends nothing', async () => {
  const { world, tab } = setUp({ signedInAt: null })
  expect(await tab().renew(4000)).toBe(false)
  expect(world.requests).toBe(0)
})

test('a failing API does not sign anybody out', async () => {
  const { world, tab } = setUp({ status: 503 })
  const session = tab()
  await expect(session.renew(4000)).rejects.toMatchObject({ status: 503 })
  expect(session.known()).toBe(true)
  world.status = 204
  expect(await session.renew(4000)).toBe(true)
})
