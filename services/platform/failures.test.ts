import { expect, test } from 'vitest'
import { createFailures } from './failures.ts'
import { startTestCloud } from './test-cloud.ts'

const DELIVERY = { function: 'photo-thumbnails', data: 'e30=', attributes: { a: '1', b: '2' } }

test('a dead letter is matched with the reason of its failure and the number of attempts', async () => {
  await using cloud = await startTestCloud()
  const failures = createFailures(cloud.firestore, cloud.clock.now)
  await failures.record(DELIVERY, new Error('first'))
  await failures.record(DELIVERY, new TypeError('second'))
  const attributes = { b: '2', CloudPubSubDeadLetterSourceDeliveryCount: '5', a: '1' }
  expect(await failures.find({ ...DELIVERY, attributes })).toMatchObject({
    reason: 'TypeError: second',
    attempts: 2,
  })
})

test.each([
  ['another function', { ...DELIVERY, function: 'photo-metadata' }],
  ['another payload', { ...DELIVERY, data: 'e31=' }],
  ['other attributes', { ...DELIVERY, attributes: { a: '1' } }],
])('%s has failed by itself', async (_what, other) => {
  await using cloud = await startTestCloud()
  const failures = createFailures(cloud.firestore, cloud.clock.now)
  await failures.record(DELIVERY, new Error('boom'))
  expect(await failures.find(other)).toBeNull()
})
