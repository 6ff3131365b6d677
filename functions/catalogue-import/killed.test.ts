// A run may end between any two writes, and another may begin before it has ended.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ShopWorld } from '../../services/api/test-shop-world.ts'
import { createShopPhotos } from '../../services/photos/shop-offering.ts'
import { createPhotoStore } from '../../services/photos/store.ts'
import { MINUTE_MS } from '../../services/platform/durations.ts'
import { createObjectFinder } from '../../services/platform/object-finder.ts'
import { sweepRoom } from '../../services/platform/sweeping.ts'
import { createForgetting } from '../../services/shop/forgetting.ts'
import { createSweeping } from '../../services/shop/imports/sweeping.ts'
import { setUp as setUpIn, startShared } from './test-world.ts'

let shared: ShopWorld
beforeAll(async () => {
  shared = await startShared()
})
afterAll(() => shared[Symbol.asyncDispose]())

const PRODUCTS = 50
const FILE = `slug,title,price,currency,stock,categories\n${Array.from(
  { length: PRODUCTS },
  (_, n) => `p-${n},Product ${String(n).padStart(2, '0')},1,EUR,5,Category ${n % 3}`,
).join('\n')}\n`

/** A file that the person has just said to take. `photos.find` is asked once before each transaction. */
async function setUp() {
  const world = await setUpIn(shared)
  const { id } = await world.read(FILE)
  await world.maker.request('POST', `/api/v1/shop/imports/${id}/take`)
  const event = await world.announced(id)
  world.events.length = 0
  const photos = createShopPhotos({ store: createPhotoStore(world.firestore, world.clock.now) })
  return {
    ...world,
    id,
    event,
    /** Runs the function; `before` is called before each transaction with how many there were. */
    async run(before: (transactions: number) => Promise<unknown>) {
      let transactions = 0
      const handle = world.handlerWith({
        photos: {
          async find(ownerId, ids) {
            await before(transactions)
            transactions += 1
            return photos.find(ownerId, ids)
          },
        },
      })
      await handle(event.payload)
    },
    async stands() {
      const { status, counts } = await world.get(id)
      return [status, counts?.written, (await world.products()).length]
    },
  }
}

const killAt = (at: number) => async (transactions: number) => {
  if (transactions === at) throw new Error('Killed')
}

test.each([0, 1, 2])('a run that was killed before transaction %i goes on where it stopped', async (at) => {
  await using world = await setUp()
  await expect(world.run(killAt(at))).rejects.toThrow('Killed')
  expect(await world.stands()).toEqual(['taking', at * 20, at * 20])
  // What is sold meanwhile is not there again, because nothing is written twice.
  const [first] = await world.products()
  if (first) await world.firestore.doc(`shopStock/${first.variants[0]?.id}`).update({ onHand: 1 })
  await world.run(async () => undefined)
  expect(await world.stands()).toEqual(['taken', PRODUCTS, PRODUCTS])
  const categories = (await world.maker.request('GET', '/api/v1/shop/categories')).json().items
  expect(categories.map(({ title }: { title: string }) => title)).toEqual([
    'Category 0',
    'Category 1',
    'Category 2',
  ])
  if (at > 0) expect((await world.products())[0]?.variants).toMatchObject([{ onHand: 1 }])
})

test('of two runs at once each product is written by one', async () => {
  await using world = await setUp()
  await world.run(async (transactions) => {
    if (transactions === 1) await world.handle(world.event)
  })
  expect(await world.stands()).toEqual(['taken', PRODUCTS, PRODUCTS])
  expect((await world.products()).every(({ revision }) => revision === 1)).toBe(true)
})

test('a run that was overtaken leaves what comes next to the other', async () => {
  await using world = await setUp()
  await world.run(async (transactions) => {
    if (transactions === 1) await expect(world.run(killAt(1))).rejects.toThrow('Killed')
  })
  expect(await world.stands()).toEqual(['taking', 40, 40])
  await world.handle(world.event)
  expect(await world.stands()).toEqual(['taken', PRODUCTS, PRODUCTS])
})

test('what takes longer than one event may is announced again', async () => {
  await using world = await setUp()
  await world.run(async () => void (await world.clock.advance(3 * MINUTE_MS)))
  expect(await world.stands()).toEqual(['taking', 40, 40])
  expect(world.events.map(({ topic }) => topic)).toEqual(['catalogue-uploaded'])
  await world.deliver()
  expect(await world.stands()).toEqual(['taken', PRODUCTS, PRODUCTS])
})

test('a run whose event was lost is begun again by the sweep', async () => {
  await using world = await setUp()
  const { clock, store, buckets, events } = world
  await expect(world.run(killAt(1))).rejects.toThrow('Killed')
  const sweeping = createSweeping({
    ...{ store, now: clock.now },
    documents: createObjectFinder('documents', async () => buckets.documents),
    publish: async (topic, payload) => String(events.push({ topic: topic.name, payload })),
  })
  const sweep = () => sweepRoom(sweeping, { until: Number.POSITIVE_INFINITY, now: () => 0 })
  expect(await sweep()).toEqual({})
  await clock.advance(11 * MINUTE_MS)
  expect(await sweep()).toEqual({ publishedAgain: 1 })
  await world.deliver()
  expect(await world.stands()).toEqual(['taken', PRODUCTS, PRODUCTS])
})

test('nothing is written any more for an account that is being removed', async () => {
  await using world = await setUp()
  const forgetting = createForgetting({ firestore: world.firestore, ...world.buckets })
  await world.run(async (transactions) => {
    if (transactions === 1) while ((await forgetting.forget(world.maker.id)) === 'some');
  })
  const left = world.firestore.collection('shopProducts').where('ownerId', '==', world.maker.id)
  expect((await left.get()).size).toBe(0)
})
