import type { Firestore } from '@google-cloud/firestore'
import { expect, test } from 'vitest'
import { stopTime } from '../../tests/stop-time.ts'
import { createRateLimiter, type RateLimiter, type RatePolicy, WINDOW_MS } from './rate-limiter.ts'
import { startTestCloud } from './test-cloud.ts'

const EXACT: RatePolicy = { name: 'exact', quota: 100, free: 0 }
const FREE: RatePolicy = { name: 'free', quota: 100, free: 10 }
const log = { warn: () => undefined }

async function admitted(limiters: RateLimiter[], policy: RatePolicy, asked: number): Promise<number> {
  const verdicts = await Promise.all(
    Array.from({ length: asked }, (_, index) => limiters[index % limiters.length]!.take(policy, 'ana')),
  )
  return verdicts.filter(({ isAllowed }) => isAllowed).length
}

test('three instances together admit the quota, plus at most their free parts', async () => {
  stopTime()
  await using cloud = await startTestCloud()
  const { firestore, clock } = cloud
  const instances = Array.from({ length: 3 }, () => createRateLimiter({ firestore, log, now: clock.now }))
  expect(await admitted(instances, EXACT, 300)).toBe(100)
  const free = await admitted(instances, FREE, 300)
  expect(free).toBeGreaterThanOrEqual(100)
  expect(free).toBeLessThanOrEqual(120)

  clock.advance(WINDOW_MS)
  expect(await admitted(instances, EXACT, 50)).toBe(50)
})

test('the database is not asked for a few requests, and a dozen times for many', async () => {
  stopTime()
  await using cloud = await startTestCloud()
  let asked = 0
  const firestore = new Proxy(cloud.firestore, {
    get(target, name) {
      if (name === 'runTransaction') asked += 1
      const value = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const limiter = createRateLimiter({ firestore, log, now: cloud.clock.now })
  await admitted([limiter], FREE, 10)
  expect(asked).toBe(0)
  await admitted([limiter], FREE, 500)
  expect(asked).toBeLessThanOrEqual(11)
})

test('while the database is down an instance counts by itself', async () => {
  const firestore = {
    collection: () => ({ doc: () => ({}) }),
    runTransaction: () => Promise.reject(new Error('away')),
  } as unknown as Firestore
  const limiter = createRateLimiter({ firestore, log, now: () => 0 })
  expect(await admitted([limiter], EXACT, 300)).toBe(100)
})

test('many visitors take a limited amount of memory, and each has a quota of their own', async () => {
  stopTime()
  await using cloud = await startTestCloud()
  const limiter = createRateLimiter({ firestore: cloud.firestore, log, now: cloud.clock.now, kept: 3 })
  const whole = { name: 'whole', quota: 2, free: 2 }
  for (const who of ['a', 'b', 'c', 'd', 'e'])
    expect(await limiter.take(whole, who)).toMatchObject({ isAllowed: true, remaining: 1 })
  await limiter.take(whole, 'e')
  expect(await limiter.take(whole, 'e')).toMatchObject({ isAllowed: false, remaining: 0 })
})
