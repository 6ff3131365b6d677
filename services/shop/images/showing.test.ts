import { expect, test } from 'vitest'
import { OWNER } from '../../photos/test-world.ts'
import { CENTRE } from '../../platform/image-version.ts'
import { CATEGORIES } from '../categories/record.ts'
import { at, setUp } from './test-world.ts'

/** Longer than anything that was found is kept. */
const LATER = 10_000

test('no photo is public before a product shows it, nor after', async () => {
  await using world = await setUp()
  const image = await world.imageOf(await world.photo())
  const { get } = await world.instance()
  expect((await get(at(image))).statusCode).toBe(404)

  const product = await world.published(image)
  world.clock.advance(1000)
  expect((await get(at(image))).statusCode).toBe(200)

  await world.unpublish(product)
  world.clock.advance(LATER)
  expect((await get(at(image))).statusCode).toBe(404)
})

test.each([
  ['made private', { isPrivate: true }],
  ['in the trash', { trashedAt: '2026-01-01T00:00:00.000Z' }],
])('a photo that is %s is not public any more', async (_, change) => {
  await using world = await setUp()
  const image = await world.imageOf(await world.photo())
  await world.published(image)
  const { get } = await world.instance()
  expect((await get(at(image))).statusCode).toBe(200)
  await world.store.change(image.photoId, (photo) => photo && { ...photo, ...change })
  world.clock.advance(LATER)
  expect((await get(at(image))).statusCode).toBe(404)
})

test('only the version that is shown is public, and a new one at once', async () => {
  await using world = await setUp()
  const photoId = await world.photo()
  const [old, moved] = [await world.imageOf(photoId), await world.imageOf(photoId, { x: 0.1, y: 0.9 })]
  await world.published(old)
  const { get } = await world.instance()
  expect((await get(at(moved))).statusCode).toBe(404)
  await world.published(moved)
  world.clock.advance(1000)
  expect((await get(at(moved))).statusCode).toBe(200)
  expect((await get(at(old))).statusCode).toBe(200)
})

test('a photo of somebody else stays hidden, whatever a product says', async () => {
  await using world = await setUp()
  const image = await world.imageOf(await world.photo())
  await world.published(image, 'bo')
  const { get } = await world.instance()
  expect((await get(at(image))).statusCode).toBe(404)
})

test('images of categories and the picture at the top of a shop are public', async () => {
  await using world = await setUp()
  const [category, hero] = [
    await world.imageOf(await world.photo()),
    await world.imageOf(await world.photo(), CENTRE),
  ]
  await world.firestore.doc(`${CATEGORIES}/bread`).set({ ownerId: OWNER, image: category, trashedAt: null })
  await world.firestore.doc(`shops/${OWNER}`).set({ ownerId: OWNER, look: { heroPhotoId: hero.photoId } })
  const { get } = await world.instance()
  expect((await get(at(category))).statusCode).toBe(200)
  expect((await get(at(hero))).statusCode).toBe(200)

  await world.firestore.doc(`${CATEGORIES}/bread`).update({ trashedAt: '2026-01-01T00:00:00.000Z' })
  await world.firestore.doc(`shops/${OWNER}`).update({ look: { heroPhotoId: null } })
  world.clock.advance(LATER)
  expect((await get(at(category))).statusCode).toBe(404)
  expect((await get(at(hero))).statusCode).toBe(404)
})
