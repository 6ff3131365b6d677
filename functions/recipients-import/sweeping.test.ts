import { expect, test } from 'vitest'
import { createListStore } from '../../services/campaigns/lists/store.ts'
import { createSweeping } from '../../services/campaigns/lists/sweeping.ts'
import { MINUTE_MS } from '../../services/platform/durations.ts'
import { createObjectFinder } from '../../services/platform/object-finder.ts'
import { sweepRoom } from '../../services/platform/sweeping.ts'
import { setUp } from './test-world.ts'

test('what stalls is published again, and an upload that never came is removed', async () => {
  await using world = await setUp()
  const campaign = await world.campaign()
  const id = await world.upload(campaign, 'email\nana@example.com\n')
  const { clock } = world
  const sweeping = createSweeping({
    store: createListStore(world.firestore, clock.now),
    documents: createObjectFinder('documents', async () => world.buckets.documents),
    publish: async (topic, payload) => String(world.events.push({ topic: topic.name, payload })),
    now: clock.now,
  })
  const body = { name: 'a.csv', contentType: 'text/csv', size: 10, sha256: 'a'.repeat(64) }
  const lost = await world.ana.request('POST', `/api/v1/campaigns/${campaign}/lists/uploads`, body)
  clock.advance(21 * MINUTE_MS)
  world.events.length = 0
  expect(await sweepRoom(sweeping, { until: Number.POSITIVE_INFINITY, now: clock.now })).toEqual({
    publishedAgain: 1,
  })
  await world.deliver()
  expect(await world.store.get(id)).toMatchObject({ status: 'read' })
  clock.advance(25 * 60 * MINUTE_MS)
  expect(await sweepRoom(sweeping, { until: Number.POSITIVE_INFINITY, now: clock.now })).toEqual({
    abandoned: 1,
  })
  await world.deliver()
  expect(await world.store.get(lost.json().list.id)).toBeNull()
})
