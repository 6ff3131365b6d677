import { expect, test } from 'vitest'
import { picture } from '../../photos/test-pictures.ts'
import { FAILED_MS, LEASE_MS, MAX_ATTEMPTS } from '../../platform/judge-making.ts'
import { at, setUp } from './test-world.ts'

const atOnce = async () => undefined

test('five hundred first requests make one image', async () => {
  await using world = await setUp()
  const image = await world.imageOf(await world.photo())
  await world.published(image)
  const { get } = await world.instance()
  const answers = await Promise.all(Array.from({ length: 500 }, () => get(at(image))))
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
  expect(world.wanted).toHaveLength(1)
})

test('two instances make one image together', async () => {
  await using world = await setUp()
  const image = await world.imageOf(await world.photo())
  await world.published(image)
  const [one, other] = [await world.instance(), await world.instance()]
  const answers = await Promise.all([one.get(at(image)), other.get(at(image)), one.get(at(image))])
  expect(answers.map(({ statusCode, headers }) => [statusCode, headers['content-type']])).toEqual(
    Array(3).fill([200, 'image/avif']),
  )
  expect(world.wanted).toHaveLength(1)
})

test('who waits too long gets the photo room’s own image for now', async () => {
  await using world = await setUp()
  const image = await world.imageOf(await world.photo())
  await world.published(image)
  const { get } = await world.instance({ makes: false, wait: atOnce })
  const early = await get(at(image))
  expect([early.statusCode, early.headers['content-type'], early.headers['cache-control']]).toEqual([
    200,
    'image/webp',
    'no-store',
  ])
  await get(at(image))
  expect(world.wanted).toHaveLength(1)

  await world.handle(world.wanted[0]!)
  expect((await get(at(image))).headers['content-type']).toBe('image/avif')
})

test('an image whose making was lost is wanted again, but not for ever', async () => {
  await using world = await setUp()
  const image = await world.imageOf(await world.photo())
  await world.published(image)
  const { get } = await world.instance({ makes: false, wait: atOnce })
  for (let attempt = 1; attempt <= MAX_ATTEMPTS + 2; attempt++) {
    await get(at(image))
    world.clock.advance(LEASE_MS)
  }
  expect(world.wanted).toHaveLength(MAX_ATTEMPTS)

  world.clock.advance(FAILED_MS)
  await get(at(image))
  expect(world.wanted).toHaveLength(MAX_ATTEMPTS + 1)
})

test('a shop has no more images made in a day than it may', async () => {
  await using world = await setUp()
  const images = await Promise.all(
    [1, 2, 3].map(async (n) => world.imageOf(await world.photo(await picture(n)))),
  )
  for (const image of images) await world.published(image)
  const { get } = await world.instance({ perDay: 2 })
  const answers = await Promise.all(images.map((image) => get(at(image))))
  const types = answers.map(({ statusCode, headers }) => `${statusCode} ${headers['content-type']}`)
  expect(types.sort()).toEqual(['200 image/avif', '200 image/avif', '200 image/webp'])
  expect(world.wanted).toHaveLength(2)

  world.clock.advance(24 * 3600 * 1000)
  await Promise.all(images.map((image) => get(at(image))))
  expect(world.wanted).toHaveLength(3)
})

test('an image that storage lost is made again', async () => {
  await using world = await setUp()
  const image = await world.imageOf(await world.photo())
  await world.published(image)
  await (await world.instance()).get(at(image))
  const [made] = (await world.objects()).renditions.filter((name) => name.includes('/shop-'))
  await world.renditions.file(made!).delete()
  world.clock.advance(FAILED_MS)
  const answer = await (await world.instance()).get(at(image))
  expect(answer.headers['content-type']).toBe('image/avif')
})
