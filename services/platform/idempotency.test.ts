import { expect, test } from 'vitest'
import { AppError } from './errors.ts'
import { createIdempotency, KEY_KEPT_MS, KEY_LEASE_MS } from './idempotency.ts'
import { platformIndexes } from './indexes.ts'
import { startTestCloud } from './test-cloud.ts'

async function setUp() {
  const cloud = await startTestCloud([platformIndexes])
  const { firestore, clock } = cloud
  let subjects = 0
  const begin = (work: (subject: string) => Promise<unknown>, more: { key?: string; body?: unknown } = {}) =>
    createIdempotency({ firestore, now: clock.now }).once(
      { scope: ['refund', 'ana'], key: 'k1', body: { amount: 5, note: null }, ...more },
      `subject-${++subjects}`,
      work,
    )
  return { ...cloud, begin }
}

const refused = (code: string, reason?: string) =>
  expect.objectContaining({ code, ...(reason && { reason }) })

test('the same key and body get the same answer, and the work is done once', async () => {
  await using world = await setUp()
  let runs = 0
  const work = async (subject: string) => ({ subject, run: ++runs })
  const first = await world.begin(work)
  expect(first).toEqual({ subject: 'subject-1', run: 1 })
  expect(await world.begin(work)).toEqual(first)
  expect(await world.begin(work, { body: { note: null, amount: 5 } })).toEqual(first)
})

test('another body is refused, and another key is other work', async () => {
  await using world = await setUp()
  await world.begin(async () => 1)
  await expect(world.begin(async () => 2, { body: { amount: 6, note: null } })).rejects.toEqual(
    refused('mismatch', 'idempotency-key-reused'),
  )
  expect(await world.begin(async () => 3, { key: 'k2' })).toBe(3)
})

test('while it runs, others are told to wait', async () => {
  await using world = await setUp()
  const started = Promise.withResolvers<void>()
  const going = Promise.withResolvers<string>()
  const first = world.begin(() => {
    started.resolve()
    return going.promise
  })
  await started.promise
  await expect(world.begin(async () => 'second')).rejects.toMatchObject({
    code: 'conflict',
    reason: 'still-running',
    retryAfter: 5,
  })
  going.resolve('first')
  expect(await first).toBe('first')
})

test('a refusal is kept with its words and fields', async () => {
  await using world = await setUp()
  const errors = [{ field: 'amount', message: 'is too much' }]
  const work = async () => {
    throw new AppError('payment', 'The card was declined', { reason: 'payment-declined', errors })
  }
  await expect(world.begin(work)).rejects.toThrow('The card was declined')
  const again = world.begin(async () => 'never')
  await expect(again).rejects.toMatchObject({ code: 'payment', reason: 'payment-declined', errors })
})

test('a failure that may pass is not kept, and the next try continues its subject', async () => {
  await using world = await setUp()
  const fails = world.begin(async () => {
    throw new AppError('temporary', 'Please try again')
  })
  await expect(fails).rejects.toEqual(refused('temporary'))
  expect(await world.begin(async (subject) => subject)).toBe('subject-1')
})

test('a run that was killed is continued when its lease is over, and the first answer counts', async () => {
  await using world = await setUp()
  const started = Promise.withResolvers<void>()
  const going = Promise.withResolvers<string>()
  const slow = world.begin(() => {
    started.resolve()
    return going.promise
  })
  await started.promise
  world.clock.advance(KEY_LEASE_MS)
  expect(await world.begin(async (subject) => subject)).toBe('subject-1')
  going.resolve('too late')
  expect(await slow).toBe('subject-1')
})

test('a key is forgotten after a day', async () => {
  await using world = await setUp()
  await world.begin(async () => 1)
  world.clock.advance(KEY_KEPT_MS)
  expect(await world.begin(async () => 2, { body: 'other' })).toBe(2)
})
