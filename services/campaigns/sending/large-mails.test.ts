// Firestore takes at most 10 MiB in one request (https://firebase.google.com/docs/firestore/quotas).
import { expect, test } from 'vitest'
import type { Observed } from '../../platform/test-cloud.ts'
import { setUp } from './test-world.ts'

const LIMIT = 10 * 1024 * 1024
const FAST = { allowed: { perHour: 2000, perDay: 2000, gapSeconds: { min: 0, max: 0 } } }

test('the largest mails are claimed and taken back in requests that the database takes', async () => {
  let largest = 0
  await using world = await setUp(({ method, kind, message }: Observed) => {
    if (method === 'Commit' && kind === 'request') largest = Math.max(largest, JSON.stringify(message).length)
  })
  const template = { subject: 'Hello', body: `{{first_name}}\n\n${'& & & & &\n\n'.repeat(4500)}` }
  const { id, ownerId } = await world.campaign(30, { template })
  await world.limit(ownerId, FAST)
  await world.controls.start(ownerId, id)
  await world.tick()
  expect(JSON.stringify((await world.recipient(id)).mail).length).toBeGreaterThan(220_000)
  await world.controls.pause(ownerId, id)
  expect(largest).toBeLessThan(LIMIT)
  expect((await world.sender(ownerId)).log).toEqual([])
})
