import type { Firestore } from '@google-cloud/firestore'
import { expect, test } from 'vitest'
import { newId } from '../platform/ids.ts'
import { startTestCloud, type TestCloud } from '../platform/test-cloud.ts'
import { createStreamLeases, STREAMS_EACH } from './stream-leases.ts'

const log = { warn: () => undefined }
const instanceOf = ({ firestore, clock }: Pick<TestCloud, 'firestore' | 'clock'>) =>
  createStreamLeases({ firestore, log, now: clock.now, newId })
const isTooMany = expect.objectContaining({ code: 'too-many', retryAfter: 60 })

test('all instances together limit a person’s streams, and a place that one gives back is free for another', async () => {
  await using cloud = await startTestCloud()
  const [first, second] = [instanceOf(cloud), instanceOf(cloud)]
  const ends: (() => void)[] = []
  for (let stream = 1; stream < STREAMS_EACH; stream++)
    ends.push(await (stream % 2 ? first : second).take('ana'))
  const last = await Promise.allSettled([first.take('ana'), second.take('ana')])
  expect(last.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(second.take('ana')).rejects.toEqual(isTooMany)
  await second.take('bob')

  ends[0]?.()
  ends[0]?.()
  await Promise.all([first.settled(), second.settled()])
  await first.take('ana')
  await expect(second.take('ana')).rejects.toEqual(isTooMany)
})

test('a killed instance frees its places soon, and a living one keeps its own', async () => {
  await using cloud = await startTestCloud()
  const [killed, alive] = [instanceOf(cloud), instanceOf(cloud)]
  for (let stream = 0; stream < 4; stream++) await killed.take('ana')
  for (let stream = 0; stream < 4; stream++) await alive.take('ana')
  cloud.clock.advance(2 * 60_000)
  alive.renew()
  await alive.settled()
  cloud.clock.advance(60_000)
  const next = instanceOf(cloud)
  for (let stream = 0; stream < 4; stream++) await next.take('ana')
  await expect(next.take('ana')).rejects.toEqual(isTooMany)
})

test('nothing is stored for a person without a stream', async () => {
  await using cloud = await startTestCloud()
  const leases = instanceOf(cloud)
  const end = await leases.take('ana')
  expect((await cloud.firestore.collection('streamLeases').get()).size).toBe(1)
  end()
  await leases.settled()
  expect((await cloud.firestore.collection('streamLeases').get()).size).toBe(0)
})

test('while the database is down an instance counts by itself', async () => {
  const firestore = {
    collection: () => ({ doc: () => ({}) }),
    runTransaction: () => Promise.reject(new Error('away')),
  } as unknown as Firestore
  const leases = createStreamLeases({ firestore, log, now: () => 0, newId })
  for (let stream = 0; stream < STREAMS_EACH; stream++) await leases.take('ana')
  await expect(leases.take('ana')).rejects.toEqual(isTooMany)
})
