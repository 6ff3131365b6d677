import { expect, test } from 'vitest'
import { MINUTE_MS } from '../platform/durations.ts'
import { sweepRoom } from '../platform/sweeping.ts'
import { RECIPES } from './backfill/recipes.ts'
import { paint, quadrants } from './rendering/test-pictures.ts'
import type { Adjustments } from './schemas.ts'
import { STALLED_AFTER_MS } from './stages.ts'
import { OWNER, refusal, setUp, type World } from './test-world.ts'

const SIZE = { width: 60, height: 40 }
const photo = () =>
  paint(SIZE.width, SIZE.height, (x, y) => quadrants(x, y, SIZE))
    .png()
    .toBuffer()
const file = { name: 'a.png', contentType: 'image/png' }

const TURNED: Adjustments = { turn: 90, crop: null }
/** The upper left quarter. */
const CROPPED: Adjustments = { turn: 0, crop: { left: 0, top: 0, width: 0.5, height: 0.5 } }

const namesIn = async (world: World, id: string) => {
  const { preview, thumbnail, small } = (await world.store.get(id))!.thumbnails!
  return [preview, thumbnail, small].map((name) => `${OWNER}/${id}/${name}`).sort()
}
const stored = async (world: World) => (await world.objects()).renditions.sort()

test('a turned and cropped photo is shown so, and undoing shows it as it was', async () => {
  await using world = await setUp()
  const id = await world.uploaded(await photo(), file)
  const before = (await world.store.get(id))!
  const both: Adjustments = { turn: 90, crop: { left: 0, top: 0, width: 1, height: 0.5 } }

  const answer = await world.photos.adjust(OWNER, id, both)
  expect(answer).toMatchObject({ adjustments: both, ...SIZE })
  await world.deliver()
  const adjusted = await world.photos.get(OWNER, id)
  // Turned it is 40 × 60, and its upper half stays.
  expect(adjusted).toMatchObject({ adjustments: both, width: 40, height: 30, ratio: 40 / 30 })
  expect(adjusted.previewUrl).not.toBe(answer.previewUrl)
  expect(adjusted.thumbhash).not.toBe(answer.thumbhash)
  expect(await stored(world)).toEqual(await namesIn(world, id))
  const { thumbnails } = (await world.store.get(id))!
  expect(thumbnails).toMatchObject({
    look: before.thumbnails!.look,
    adjusted: { adjustments: both, ...SIZE },
  })
  expect(thumbnails).not.toHaveProperty('replaced')

  await world.photos.adjust(OWNER, id, null)
  await world.deliver()
  expect(await world.photos.get(OWNER, id)).toMatchObject({ adjustments: null, ...SIZE })
  expect(await stored(world)).toEqual(await namesIn(world, id))
  expect((await world.store.get(id))!.thumbnails).not.toHaveProperty('adjusted')
  expect((await world.objects()).originals).toEqual([`${OWNER}/${id}`])
})

test('events in any order, repeated and at once end with the latest adjustments', async () => {
  await using world = await setUp()
  const id = await world.uploaded(await photo(), file)
  await world.photos.adjust(OWNER, id, TURNED)
  await world.photos.adjust(OWNER, id, CROPPED)
  const events = world.events.splice(0)
  expect(events).toHaveLength(2)
  await Promise.all([...events, ...events].reverse().map(world.handle))
  for (const event of events) await world.handle(event)
  expect(await world.photos.get(OWNER, id)).toMatchObject({ adjustments: CROPPED, width: 30, height: 20 })
  expect(await stored(world)).toEqual(await namesIn(world, id))
})

test('what was adjusted while the renditions were made is made next', async () => {
  await using world = await setUp()
  const id = await world.uploaded(await photo(), file)
  await world.photos.adjust(OWNER, id, TURNED)
  const { task } = world.remaking
  let isFirst = true
  world.remaking.task = async (photoId) => {
    const asked = await task(photoId)
    if (isFirst) await world.photos.adjust(OWNER, id, CROPPED)
    isFirst = false
    return asked
  }
  await world.deliver()
  expect(await world.photos.get(OWNER, id)).toMatchObject({ adjustments: CROPPED, width: 30 })
  expect(await stored(world)).toEqual(await namesIn(world, id))
})

test('a lost event is published again, and no longer once the renditions are there', async () => {
  await using world = await setUp()
  const id = await world.uploaded(await photo(), file)
  await world.photos.adjust(OWNER, id, TURNED)
  world.events.splice(0)
  const sweep = () =>
    sweepRoom(world.sweeping, { until: world.clock.now() + MINUTE_MS, now: world.clock.now })
  world.clock.advance(STALLED_AFTER_MS + MINUTE_MS)
  await sweep()
  expect(world.events).toMatchObject([{ topic: 'photo-adjusted', payload: { photoId: id } }])
  await world.deliver()
  expect(await world.photos.get(OWNER, id)).toMatchObject({ width: 40, height: 60, needsAttention: false })
  expect((await world.store.get(id))!.sweepAt).toBeNull()
})

test('earlier renditions that a killed run left behind are removed', async () => {
  await using world = await setUp()
  const id = await world.uploaded(await photo(), file)
  await world.photos.adjust(OWNER, id, TURNED)
  const { cleared } = world.remaking
  world.remaking.cleared = () => Promise.reject(new Error('killed'))
  const [event] = world.events.splice(0)
  await expect(world.handle(event!)).rejects.toThrow('killed')
  world.remaking.cleared = cleared
  expect((await world.store.get(id))!.sweepAt).not.toBeNull()
  await world.handle(event!)
  expect(await stored(world)).toEqual(await namesIn(world, id))
  expect((await world.store.get(id))!.sweepAt).toBeNull()
})

test('adjustments with which the original cannot be shown are taken back, not retried', async () => {
  await using world = await setUp()
  const id = await world.uploaded(await photo(), file)
  await world.photos.adjust(OWNER, id, TURNED)
  await world.originals.file(`${OWNER}/${id}`).delete()
  await world.deliver()
  expect(await world.photos.get(OWNER, id)).toMatchObject({ adjustments: null, status: 'ready', ...SIZE })
  expect(await stored(world)).toEqual(await namesIn(world, id))
})

test('an event about a photo that is gone leaves nothing', async () => {
  await using world = await setUp()
  const id = await world.uploaded(await photo(), file)
  await world.photos.adjust(OWNER, id, TURNED)
  await world.photos.trash(OWNER, [id])
  await world.photos.delete(OWNER, [id])
  await Promise.all(world.events.splice(0).map(world.handle))
  await world.handle({ topic: 'photo-discarded', payload: { ownerId: OWNER, photoId: id } })
  expect(await world.objects()).toEqual({ originals: [], renditions: [] })
})

test('renditions of an older recipe are made again with the same adjustments', async () => {
  await using world = await setUp()
  const id = await world.uploaded(await photo(), file)
  expect((await world.store.get(id))!.recipes.thumbnails).toBe(RECIPES.thumbnails)
  await world.photos.adjust(OWNER, id, CROPPED)
  await world.deliver()
  await world.store.change(id, (found) => ({ ...found!, recipes: { ...found!.recipes, thumbnails: 0 } }))
  const before = await namesIn(world, id)
  await world.handle({ topic: 'photo-adjusted', payload: { ownerId: OWNER, photoId: id } })
  expect(await namesIn(world, id)).not.toEqual(before)
  expect(await stored(world)).toEqual(await namesIn(world, id))
  expect(await world.store.get(id)).toMatchObject({
    recipes: { thumbnails: RECIPES.thumbnails },
    thumbnails: { width: 30, height: 20 },
  })
})

test.each<[string, Adjustments['crop'], RegExp]>([
  ['leaves the picture to the right', { left: 0.6, top: 0, width: 0.5, height: 1 }, /within the picture/],
  ['leaves the picture below', { left: 0, top: 0.9, width: 1, height: 0.2 }, /within the picture/],
  ['keeps next to nothing', { left: 0, top: 0, width: 0.1, height: 1 }, /at least 16 pixels/],
])('a crop that %s is refused', async (_, crop, words) => {
  await using world = await setUp()
  const id = await world.uploaded(await photo(), file)
  const refused = await refusal(world.photos.adjust(OWNER, id, { turn: 0, crop }))
  expect(refused).toMatchObject({
    code: 'invalid',
    errors: [{ field: 'adjustments.crop', message: expect.stringMatching(words) }],
  })
  expect(world.events).toEqual([])
})

test('only one’s own photo is adjusted, once it has renditions, and a private one when unlocked', async () => {
  await using world = await setUp()
  const id = await world.uploaded(await photo(), file)
  expect((await refusal(world.photos.adjust('bo', id, TURNED))).code).toBe('not-found')
  await world.photos.edit(OWNER, id, { isPrivate: true })
  expect((await refusal(world.photos.adjust(OWNER, id, TURNED))).code).toBe('forbidden')
  expect(await world.photos.adjust(OWNER, id, TURNED, async () => true)).toMatchObject({
    adjustments: TURNED,
  })

  const waiting = await world.upload(
    await paint(20, 20, () => [1, 2, 3])
      .png()
      .toBuffer(),
    file,
  )
  expect((await refusal(world.photos.adjust(OWNER, waiting, TURNED))).code).toBe('conflict')
})

test('adjustments that change nothing are none', async () => {
  await using world = await setUp()
  const id = await world.uploaded(await photo(), file)
  const all = { left: 0, top: 0, width: 1, height: 1 }
  expect(await world.photos.adjust(OWNER, id, { turn: 0, crop: all })).toMatchObject({ adjustments: null })
  expect(await world.photos.adjust(OWNER, id, { turn: 0, crop: null })).toMatchObject({ adjustments: null })
  expect(world.events).toEqual([])
})
