import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createClock } from '../clock.ts'
import type { Instance } from './instance.ts'
import { createPool } from './pool.ts'

test('the end waits for an instance that was only just being started, and stops it', async () => {
  const started = Promise.withResolvers<Instance>()
  const gone = Promise.withResolvers<void>()
  const pool = createPool({
    service: { minInstances: 1, maxInstances: 1, concurrency: 1 },
    ...{ limit: 1, idleMs: 1000, clock: createClock(), start: () => started.promise },
  })
  let stops = 0
  let closed = false
  const closing = pool.close().then(() => {
    closed = true
  })
  started.resolve({
    ...{ pid: 1, port: 1, active: 0 },
    state: 'starting',
    ready: gone.promise,
    gone: gone.promise,
    kill: () => undefined,
    stop() {
      stops += 1
      return gone.promise
    },
  })
  await nextTurn()
  expect(closed).toBe(false)
  expect(stops).toBe(1)
  gone.resolve()
  await closing
  expect(pool.instances()).toEqual([])
})
