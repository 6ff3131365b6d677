import { expect, test } from 'vitest'
import { setUp as setUpApi } from '../../api/test-world.ts'
import { sweepRoom } from '../../platform/sweeping.ts'
import { createOrderStore } from './store.ts'
import { createSweeping } from './sweeping.ts'
import { type OrderOptions, placeOrder } from './test-orders.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

async function setUp() {
  const world = await setUpApi()
  const { firestore, clock } = world
  const { now } = clock
  const store = createOrderStore(firestore, now)
  const published: unknown[] = []
  const expired: string[] = []
  const sweeping = createSweeping({
    store,
    publish: async (_topic, payload) => String(published.push(payload)),
    expire: async ({ id }) => {
      expired.push(id)
      return 'expired'
    },
    now,
  })
  return {
    ...world,
    store,
    published,
    expired,
    sweep: () => sweepRoom(sweeping, { until: Number.POSITIVE_INFINITY, now }),
    place: (options?: OrderOptions) => placeOrder({ firestore, now }, 'ana', options),
  }
}

test('an order whose event was lost is announced again, ever more seldom, until it is done', async () => {
  await using world = await setUp()
  const { id } = await world.place()
  expect(await world.sweep()).toEqual({})
  world.clock.advance(10 * MINUTE_MS)
  expect(await world.sweep()).toEqual({ publishedAgain: 1 })
  expect(await world.sweep()).toEqual({})
  world.clock.advance(20 * MINUTE_MS)
  expect(await world.sweep()).toEqual({ publishedAgain: 1 })
  expect(world.published).toEqual([
    { ownerId: 'ana', orderId: id },
    { ownerId: 'ana', orderId: id },
  ])
  await world.store.change(id, (order) => order && { ...order, doneRevision: order.revision })
  world.clock.advance(DAY_MS)
  expect(await world.sweep()).toEqual({})
})

test('a reservation ends, and what was never paid is removed after a month', async () => {
  await using world = await setUp()
  const until = new Date(world.clock.now() + 15 * MINUTE_MS).toISOString()
  const facts = { placedAt: null, doneRevision: 1 }
  const pending = await world.place({ ...facts, state: 'pending', reservedUntil: until })
  const left = await world.place({ ...facts, state: 'abandoned', reservation: 'released' })
  expect(await world.sweep()).toEqual({})
  world.clock.advance(15 * MINUTE_MS)
  expect(await world.sweep()).toEqual({ expired: 1 })
  expect(world.expired).toEqual([pending.id])
  world.clock.advance(30 * DAY_MS)
  expect(await world.sweep()).toMatchObject({ removed: 1 })
  expect(await world.store.get(left.id)).toBeNull()
})
