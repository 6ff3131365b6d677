import { expect, test } from 'vitest'
import { DAY_MS, MINUTE_MS } from '../platform/durations.ts'
import { createObjectFinder } from '../platform/object-finder.ts'
import { sweepRoom } from '../platform/sweeping.ts'
import { MAX_SWEEPS } from '../platform/waiting.ts'
import { STALLED_AFTER_MS } from './stages.ts'
import { createSweeping } from './sweeping.ts'
import { picture } from './test-pictures.ts'
import { announcement, OWNER, refusal, setUp, type World } from './test-world.ts'

const NOTHING = { publishedAgain: 0, expired: 0, abandoned: 0, givenUp: 0 }
const sweep = async ({ sweeping, clock }: World) => ({
  ...NOTHING,
  ...(await sweepRoom(sweeping, { until: clock.now() + MINUTE_MS, now: clock.now })),
})
/** Drops the waiting events, as if they were lost. */
const lose = (world: World) => world.events.splice(0)

test('an upload whose event was lost is still processed', async () => {
  await using world = await setUp()
  const id = await world.upload(await picture())
  lose(world)
  world.clock.advance(10 * MINUTE_MS)
  expect(await sweep(world)).toMatchObject({ publishedAgain: 0 })
  world.clock.advance(11 * MINUTE_MS)
  expect(await sweep(world)).toMatchObject({ publishedAgain: 1 })
  await world.deliver()
  expect(await world.photos.get(OWNER, id)).toMatchObject({ status: 'ready' })
  expect((await world.store.get(id))?.sweepAt).toBeNull()
})

test.each([
  ['photo-metadata', 'thumbnails'],
  ['photo-thumbnails', 'metadata'],
] as const)('only %s is asked again when the other part is there', async (missing, done) => {
  await using world = await setUp()
  const id = await world.upload(await picture())
  const [event] = lose(world)
  await world.handlers[done](event?.payload as never)
  world.clock.advance(STALLED_AFTER_MS + MINUTE_MS)
  await sweep(world)
  expect(world.events).toMatchObject([{ topic: 'photo-uploaded', options: { for: missing } }])
  await world.deliver()
  expect(await world.photos.get(OWNER, id)).toMatchObject({ status: 'ready' })
})

test('an event that is published again continues the trace of the upload', async () => {
  await using world = await setUp()
  await world.upload(await picture())
  const [event] = lose(world)
  const { metadata } = event!.payload as { metadata: { traceparent: string } }
  world.clock.advance(21 * MINUTE_MS)
  await sweep(world)
  expect(world.events).toMatchObject([{ options: metadata, payload: { metadata } }])
})

test('a stuck photo is published a limited number of times, at growing intervals, then left to a person', async () => {
  await using world = await setUp()
  const id = await world.upload(await picture())
  const [event] = lose(world)
  await world.handlers.thumbnails(event?.payload as never)
  const tries: number[] = []
  for (let hour = 0; hour < 24 * 4; hour++) {
    world.clock.advance(60 * MINUTE_MS)
    await sweep(world)
    if (lose(world).length > 0) tries.push(hour)
  }
  expect(tries).toHaveLength(MAX_SWEEPS)
  const gaps = tries.slice(1).map((hour, i) => hour - tries[i]!)
  expect(gaps).toEqual([...gaps].sort((a, b) => a - b))
  expect(await world.photos.get(OWNER, id)).toMatchObject({ status: 'processing', needsAttention: true })
})

test('an upload that never arrived frees its quota a day after the last grant', async () => {
  await using world = await setUp()
  const bytes = await picture()
  const { photo } = await world.photos.request(OWNER, {
    name: 'a.jpg',
    contentType: 'image/jpeg',
    size: bytes.length,
    sha256: 'a'.repeat(64),
  })
  world.clock.advance(23 * 60 * MINUTE_MS)
  await world.photos.grant(OWNER, photo.id)
  world.clock.advance(23 * 60 * MINUTE_MS)
  await sweep(world)
  expect(await world.photos.quota(OWNER)).toMatchObject({ used: bytes.length })

  world.clock.advance(61 * MINUTE_MS)
  expect(await sweep(world)).toMatchObject({ abandoned: 1 })
  await world.deliver()
  expect(await refusal(world.photos.get(OWNER, photo.id))).toMatchObject({ code: 'not-found' })
  expect(await world.photos.quota(OWNER)).toMatchObject({ used: 0 })
  expect(await world.photos.summary(OWNER)).toMatchObject({ total: 0 })
})

test('a missing upload is looked for at growing intervals', async () => {
  await using world = await setUp()
  const { photo } = await world.photos.request(OWNER, announcement(await picture()))
  for (let hour = 0; hour < 23; hour++) {
    world.clock.advance(60 * MINUTE_MS)
    await sweep(world)
  }
  expect((await world.store.get(photo.id))?.sweeps).toBeLessThan(MAX_SWEEPS)
  expect(await world.photos.get(OWNER, photo.id)).toMatchObject({
    status: 'uploading',
    needsAttention: false,
  })
})

test('a photo that cannot be swept does not stop the others', async () => {
  await using world = await setUp()
  const [broken, fine] = [await world.upload(await picture(1)), await world.upload(await picture(2))]
  lose(world)
  world.clock.advance(21 * MINUTE_MS)
  const { store, publish, originals } = world
  const found = createObjectFinder('originals', async () => originals)
  const sweeping = createSweeping({
    store,
    publish,
    now: world.clock.now,
    originals: {
      ...found,
      find: (path) => (path.endsWith(broken) ? Promise.reject(new Error('no answer')) : found.find(path)),
    },
  })
  await expect(sweep({ ...world, sweeping })).rejects.toThrow(/1 of 2 .*no answer/)
  expect(world.events).toMatchObject([{ payload: { name: `${OWNER}/${fine}` } }])
})

test('the trash is kept for 30 days', async () => {
  await using world = await setUp()
  const id = await world.uploaded(await picture())
  await world.photos.trash(OWNER, [id])
  world.clock.advance(30 * DAY_MS - MINUTE_MS)
  expect(await sweep(world)).toMatchObject({ expired: 0 })
  world.clock.advance(2 * MINUTE_MS)
  expect(await sweep(world)).toMatchObject({ expired: 1 })
  await world.deliver()
  expect(await world.objects()).toEqual({ originals: [], renditions: [] })
  expect(await world.photos.quota(OWNER)).toMatchObject({ used: 0 })
})

test('a photo taken out of the trash stays', async () => {
  await using world = await setUp()
  const id = await world.uploaded(await picture())
  await world.photos.trash(OWNER, [id])
  await world.photos.restore(OWNER, [id])
  world.clock.advance(40 * DAY_MS)
  await sweep(world)
  await world.deliver()
  expect(await world.photos.get(OWNER, id)).toMatchObject({ status: 'ready' })
})

test('a lost removal of a deleted or rejected photo is requested again', async () => {
  await using world = await setUp()
  const deleted = await world.uploaded(await picture())
  await world.photos.trash(OWNER, [deleted])
  await world.photos.delete(OWNER, [deleted])
  lose(world)
  const rejected = await world.upload(Buffer.from('not a photo'))
  const [event] = lose(world)
  await world.handle(event!)
  lose(world)
  expect((await world.objects()).originals).toHaveLength(2)

  world.clock.advance(11 * MINUTE_MS)
  expect(await sweep(world)).toMatchObject({ publishedAgain: 2 })
  await world.deliver()
  expect(await world.objects()).toEqual({ originals: [], renditions: [] })
  expect(await world.photos.quota(OWNER)).toMatchObject({ used: 0 })
  expect(await world.photos.get(OWNER, rejected)).toMatchObject({ status: 'rejected' })
})

test('more than one batch is swept in one tick', async () => {
  await using world = await setUp()
  for (let i = 0; i < 130; i++)
    await world.photos.request(OWNER, {
      name: `${i}.jpg`,
      contentType: 'image/jpeg',
      size: 10,
      sha256: String(i).padStart(64, '0'),
    })
  world.clock.advance(DAY_MS + MINUTE_MS)
  expect(await sweep(world)).toMatchObject({ abandoned: 130 })
  expect(world.events).toHaveLength(130)
})

test('a tick that has no time left leaves the rest to the next', async () => {
  await using world = await setUp()
  await world.upload(await picture())
  lose(world)
  world.clock.advance(21 * MINUTE_MS)
  await sweepRoom(world.sweeping, { until: world.clock.now(), now: world.clock.now })
  expect(world.events).toEqual([])
  await sweep(world)
  expect(world.events).toHaveLength(1)
})
