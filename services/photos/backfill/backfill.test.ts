// Backfills over the local cloud's database and storage, with the real functions.
import { expect, test } from 'vitest'
import { createObjectFinder } from '../../platform/object-finder.ts'
import { sweepRoom } from '../../platform/sweeping.ts'
import { photoBackfillDue, photoUploaded } from '../events.ts'
import { originalPath } from '../paths.ts'
import { photograph } from '../test-pictures.ts'
import { OWNER, setUp as setUpPhotos } from '../test-world.ts'
import { createAsking } from './asking.ts'
import { RECIPES } from './recipes.ts'
import { createBackfills } from './service.ts'
import { createStepping, WAITING_AT_ONCE } from './stepping.ts'
import { createBackfillStore } from './store.ts'
import { createSweeping } from './sweeping.ts'

async function setUp() {
  const world = await setUpPhotos()
  const { publish, events, clock } = world
  const { now } = clock
  const store = createBackfillStore(world.firestore)
  const asked: string[] = []
  const ask = createAsking({
    originals: createObjectFinder('originals', async () => world.originals),
    publish,
  })
  let isAway = false
  let work: Promise<void> = Promise.resolve()
  /** What functions do meanwhile, for which all that wait at the same time wait. */
  const pause = () => {
    work = work.then(async () => {
      for (const event of events.splice(0)) {
        if (event.topic === photoUploaded.name && !isAway) await world.handle(event)
        else if (event.topic !== photoUploaded.name) events.push(event)
      }
      clock.advance(60_000)
    })
    return work
  }
  const stepping = createStepping({
    store,
    ask: (part, photo) => {
      asked.push(photo.id)
      return ask(part, photo)
    },
    publish,
    now,
    budgetMs: 10 * 60_000,
    pause,
  })
  return {
    ...world,
    asked,
    backfills: createBackfills({ store, publish, now }),
    sweeping: createSweeping({ store, publish, now }),
    stepping,
    functionsAreAway: (away: boolean) => {
      isAway = away
    },
    /** A photo whose metadata an older version of the function has read. */
    async old(number: number, facts: object = {}): Promise<string> {
      const id = await world.uploaded(
        await photograph(number, { takenAt: '2024:05:01 12:00:00', model: 'Improved' }),
        { name: `${number}.jpg` },
      )
      const photo = (await world.store.get(id))!
      await world.store.change(id, (found) => ({
        ...found!,
        ...{ recipes: { metadata: 0, thumbnails: 1 }, takenAt: null },
        metadata: { ...photo.metadata!, camera: 'Old' },
        ...facts,
      }))
      return id
    },
    async run(): Promise<void> {
      while (events.length > 0) {
        const event = events.shift()!
        if (event.topic === photoBackfillDue.name) await stepping.work('metadata')
        else await world.handle(event)
      }
    },
    camera: async (id: string) => (await world.photos.get(OWNER, id)).metadata?.camera,
  }
}

test('photos of an older version are read again, once, and what the person wrote stays', async () => {
  await using world = await setUp()
  const edited = await world.old(1, { title: 'Mine', edited: ['title'] })
  const ids = [edited, await world.old(2)]
  const before = await world.photos.get(OWNER, edited)
  expect(await world.backfills.count('metadata', 100)).toBe(2)
  await world.backfills.start('metadata', 100)
  await world.run()
  for (const id of ids) expect(await world.camera(id)).toBe('Maker Improved')
  const after = await world.photos.get(OWNER, edited)
  expect(after).toMatchObject({ title: 'Mine', takenAt: '2024-05-01T12:00:00', tags: before.tags })
  expect((await world.store.get(edited))?.recipes.metadata).toBe(RECIPES.metadata)
  expect(await world.backfills.get('metadata')).toMatchObject({
    status: 'done',
    looked: 2,
    done: 2,
    failed: 0,
  })

  await world.backfills.start('metadata', 100)
  await world.run()
  expect(world.asked.toSorted()).toEqual(ids.toSorted())
  expect(await world.backfills.count('metadata', 100)).toBe(0)
})

test('a run ends at its limit, and the next one continues there', async () => {
  await using world = await setUp()
  for (let number = 0; number < 5; number++) await world.old(number)
  await world.backfills.start('metadata', 2)
  await world.run()
  expect(await world.backfills.get('metadata')).toMatchObject({ status: 'paused', done: 2, left: 0 })
  await world.backfills.start('metadata', 100)
  await world.run()
  expect(await world.backfills.get('metadata')).toMatchObject({ status: 'done', done: 5 })
  expect(new Set(world.asked).size).toBe(5)
  expect(world.asked).toHaveLength(5)
})

test('the same backfill started twice is one run', async () => {
  await using world = await setUp()
  for (let number = 0; number < 3; number++) await world.old(number)
  const [one, other] = await Promise.all([
    world.backfills.start('metadata', 10),
    world.backfills.start('metadata', 10),
  ])
  expect([one.status, other.status]).toEqual(['running', 'running'])
  world.events.length = 0
  await Promise.all([world.stepping.work('metadata'), world.stepping.work('metadata')])
  await world.run()
  expect(await world.backfills.get('metadata')).toMatchObject({ status: 'done', looked: 3, done: 3 })
})

test('a photo that cannot be read is counted as failed, and not asked for again', async () => {
  await using world = await setUp()
  const lost = await world.old(1)
  await world.originals.file(originalPath({ ownerId: OWNER, photoId: lost })).delete()
  const dead = await world.old(2)
  world.functionsAreAway(true)
  await world.backfills.start('metadata', 10)
  world.events.length = 0
  await world.stepping.work('metadata')
  expect(await world.backfills.get('metadata')).toMatchObject({
    status: 'done',
    done: 0,
    failed: 2,
    waiting: 0,
  })
  world.functionsAreAway(false)
  await world.backfills.start('metadata', 10)
  await world.run()
  expect(world.asked.filter((id) => id === dead)).toHaveLength(1)
  expect(await world.camera(dead)).toBe('Old')
})

test('no more than a few photos wait at once', async () => {
  await using world = await setUp()
  for (let number = 0; number < WAITING_AT_ONCE + 2; number++) await world.old(number)
  world.functionsAreAway(true)
  await world.backfills.start('metadata', 100)
  world.events.length = 0
  const working = world.stepping.work('metadata')
  await expect.poll(async () => (await world.backfills.get('metadata')).waiting).toBeGreaterThan(0)
  world.functionsAreAway(false)
  await working
  expect(await world.backfills.get('metadata')).toMatchObject({ status: 'done' })
})

test('a run that was stopped begins nothing more', async () => {
  await using world = await setUp()
  await world.old(1)
  await world.backfills.start('metadata', 10)
  expect(await world.backfills.stop('metadata')).toMatchObject({ status: 'paused', left: 0 })
  await world.run()
  expect(world.asked).toEqual([])
})

test('a process that ended between choosing and asking loses no photo', async () => {
  await using world = await setUp()
  const id = await world.old(1)
  await world.backfills.start('metadata', 10)
  const broken = createStepping({
    store: createBackfillStore(world.firestore),
    ask: () => Promise.reject(new Error('killed')),
    publish: world.publish,
    now: world.clock.now,
    budgetMs: 1000,
    pause: async () => {},
  })
  await expect(broken.work('metadata')).rejects.toThrow('killed')
  await world.run()
  expect(await world.camera(id)).toBe('Maker Improved')
})

test('a run whose event was lost is taken up again', async () => {
  await using world = await setUp()
  const id = await world.old(1)
  await world.backfills.start('metadata', 10)
  world.events.length = 0
  world.clock.advance(16 * 60_000)
  const limits = { until: Number.POSITIVE_INFINITY, now: world.clock.now }
  expect(await sweepRoom(world.sweeping, limits)).toEqual({ publishedAgain: 1 })
  await world.run()
  expect(await world.camera(id)).toBe('Maker Improved')
})
