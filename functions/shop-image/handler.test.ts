import { expect, test } from 'vitest'
import { OWNER } from '../../services/photos/test-world.ts'
import { imageName, makingId } from '../../services/shop/images/paths.ts'
import { type Shown, setUp, type World } from '../../services/shop/images/test-world.ts'

const SIZE = { width: 160, shape: 'crop', format: 'jpeg' } as const

/** An image that somebody wants. */
async function claimed(world: World, image: Shown) {
  const id = makingId(image.photoId, image.version, SIZE)
  await world.makings.claim({ id, ownerId: OWNER, photoId: image.photoId, focus: image.focus })
  return { id, event: { photoId: image.photoId, version: image.version, ...SIZE } }
}

const shopObjects = async (world: World) =>
  (await world.objects()).renditions.filter((name) => name.includes('/shop-'))

test('the same event twice at once, and later again, leaves one image', async () => {
  await using world = await setUp()
  const image = await world.imageOf(await world.photo())
  const { event } = await claimed(world, image)
  await Promise.all([world.handle(event), world.handle(event)])
  await world.handle(event)
  expect(await shopObjects(world)).toEqual([`${OWNER}/${image.photoId}/${imageName(image.version, SIZE)}`])
})

test('an event that nobody’s claim stands behind makes nothing', async () => {
  await using world = await setUp()
  const image = await world.imageOf(await world.photo())
  await world.handle({ photoId: image.photoId, version: image.version, ...SIZE })
  await world.handle({ photoId: 'nothing', version: image.version, ...SIZE })
  expect(await shopObjects(world)).toEqual([])
})

test('an image of a photo that goes meanwhile does not stay', async () => {
  await using world = await setUp()
  const image = await world.imageOf(await world.photo())
  const { id, event } = await claimed(world, image)
  const source = world.offered.source
  let looks = 0
  world.offered.source = async (photoId) => (looks++ === 0 ? source(photoId) : null)
  await world.handle(event)
  expect(await shopObjects(world)).toEqual([])
  expect(await world.makings.task(id)).toBeNull()
})

test('the images of a photo go with the photo', async () => {
  await using world = await setUp()
  const image = await world.imageOf(await world.photo())
  const { event } = await claimed(world, image)
  await world.handle(event)
  await world.photos.trash(OWNER, [image.photoId])
  await world.photos.delete(OWNER, [image.photoId])
  await world.deliver()
  expect(await shopObjects(world)).toEqual([])
})
