import { expect, test } from 'vitest'
import { createMeter } from './meter.ts'
import { startTestCloud } from './test-cloud.ts'

async function setUp() {
  const cloud = await startTestCloud()
  const { firestore } = cloud
  const meter = createMeter(firestore)
  return {
    firestore,
    meter,
    /** Reserves like a room: within one transaction, and refused beyond the quota. */
    store: (room: string, bytes: number, everybodys = 100) =>
      firestore.runTransaction(async (transaction) => {
        const { used, quota } = await meter.read(transaction, 'ana')
        if (used + bytes > (quota ?? everybodys)) return false
        meter.add(transaction, 'ana', room, bytes)
        return true
      }),
    setQuota: (bytes: number | null) =>
      firestore.runTransaction(async (transaction) => meter.setQuota(transaction, 'ana', bytes)),
    [Symbol.asyncDispose]: () => cloud[Symbol.asyncDispose](),
  }
}

test('all rooms share one quota, however many store at the same moment', async () => {
  await using world = await setUp()
  const rooms = ['photos', 'documents', 'papers', 'photos', 'documents']
  const stored = await Promise.all(rooms.map((room) => world.store(room, 30)))
  expect(stored.filter(Boolean)).toHaveLength(3)
  const { used, byRoom } = await world.meter.usage('ana')
  expect(used).toBe(90)
  expect(Object.values(byRoom).reduce((sum, bytes) => sum + bytes, 0)).toBe(90)
})

test('a person’s own quota replaces the default until it is withdrawn', async () => {
  await using world = await setUp()
  await world.setQuota(10)
  expect(await world.store('photos', 20)).toBe(false)
  await world.setQuota(500)
  expect(await world.store('photos', 400)).toBe(true)
  await world.setQuota(null)
  expect(await world.store('photos', 1)).toBe(false)
  expect(await world.meter.usage('ana')).toEqual({ used: 400, quota: null, byRoom: { photos: 400 } })
})

test('bytes stored before there were other rooms count for photos', async () => {
  await using world = await setUp()
  await world.firestore.doc('photoUsage/ana').set({ ownerId: 'ana', used: 70 })
  expect(await world.store('papers', 20)).toBe(true)
  expect(await world.store('photos', 20)).toBe(false)
  expect((await world.meter.usage('ana')).byRoom).toEqual({ photos: 70, papers: 20 })
})
