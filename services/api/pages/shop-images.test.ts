import sharp from 'sharp'
import { expect, test } from 'vitest'
import { heic } from '../../photos/rendering/test-heic.ts'
import { at, setUp } from '../../shop/images/test-world.ts'
import { setUp as setUpApi } from '../test-world.ts'

const FOR_EVER = 'public, max-age=31536000, s-maxage=3600, immutable'

test('a published photo is public in the format that the browser likes best, for ever', async () => {
  await using world = await setUp()
  const image = await world.imageOf(await world.photo())
  await world.published(image)
  const { get } = await world.instance()

  const answer = await get(at(image))
  expect(answer.statusCode).toBe(200)
  expect(answer.headers).toMatchObject({
    'content-type': 'image/avif',
    'cache-control': FOR_EVER,
    vary: 'Accept',
    'content-length': String(answer.rawPayload.length),
  })
  expect(answer.rawPayload.subarray(4, 12).toString()).toBe('ftypavif')

  const again = await get(at(image), { 'if-none-match': String(answer.headers.etag) })
  expect([again.statusCode, again.headers['cache-control'], again.rawPayload.length]).toEqual([
    304,
    FOR_EVER,
    0,
  ])
  const webp = await get(at(image), { accept: 'image/webp,*/*' })
  expect([webp.headers['content-type'], webp.headers.etag]).not.toContain(answer.headers.etag)
  expect(webp.headers['content-type']).toBe('image/webp')
})

test('HEAD says the same without the bytes', async () => {
  await using world = await setUp()
  const image = await world.imageOf(await world.photo())
  await world.published(image)
  const { get } = await world.instance()
  const whole = await get(at(image))
  const head = await get(at(image), {}, 'HEAD')
  expect([head.statusCode, head.rawPayload.length]).toEqual([200, 0])
  for (const name of ['content-type', 'content-length', 'cache-control', 'etag', 'vary'])
    expect(head.headers[name], name).toBe(whole.headers[name])
})

test('only addresses of pages cost anything, and everything else is not there', async () => {
  await using world = await setUp()
  const image = await world.imageOf(await world.photo())
  await world.published(image)
  const { get } = await world.instance()
  const base = `/shop-images/${image.photoId}/${image.version}`
  for (const url of [
    `${base}/161/fit`,
    `${base}/0160/fit`,
    `${base}/4096/fit`,
    `${base}/-160/fit`,
    `${base}/160/stretch`,
    `${base}/160/fit/more`,
    `${base}/160`,
    `/shop-images/${image.photoId}/0123456789abcdef/160/fit`,
    `/shop-images/${image.photoId}/..%2F..%2Fsecret/160/fit`,
    `/shop-images/nothing/${image.version}/160/fit`,
    `/shop-images/__proto__/${image.version}/160/fit`,
  ]) {
    const answer = await get(url, { accept: 'text/html' })
    expect([url, answer.statusCode, answer.headers['cache-control']]).toEqual([url, 404, 'no-store'])
  }
  expect(world.wanted).toEqual([])
})

test('the whole studio adds its own headers, and lets no other origin read the bytes', async () => {
  await using world = await setUpApi({ corsOrigins: [] })
  const answer = await world.app.inject({
    url: '/shop-images/a/0123456789abcdef/160/fit',
    headers: { origin: 'https://example.com' },
  })
  expect(answer.statusCode).toBe(404)
  expect(answer.headers['x-content-type-options']).toBe('nosniff')
  expect(answer.headers['access-control-allow-origin']).toBeUndefined()
})

test('a photo that cannot be read is replaced by nothing worse than its preview', async () => {
  await using world = await setUp()
  const id = await world.photo()
  const image = await world.imageOf(id)
  await world.published(image)
  const { original, preview, thumbnail } = (await world.offered.source(id))!
  await world.originals.file(original.path).delete()
  const { get } = await world.instance()

  const fromPreview = await get(at(image))
  expect([fromPreview.statusCode, fromPreview.headers['cache-control']]).toEqual([200, FOR_EVER])

  await world.renditions.file(preview).delete()
  const standIn = await get(at(image, 320))
  const [bytes] = await world.renditions.file(thumbnail).download()
  expect([standIn.statusCode, standIn.headers['cache-control'], standIn.headers['content-type']]).toEqual([
    200,
    'no-store',
    'image/webp',
  ])
  expect(standIn.rawPayload.equals(bytes)).toBe(true)
  expect(standIn.headers.etag).toBeUndefined()
  const before = world.wanted.length
  await get(at(image, 320))
  expect(world.wanted.length).toBe(before)

  const picky = await get(at(image, 320), { accept: 'image/jpeg' })
  expect([picky.statusCode, picky.headers['retry-after'], picky.headers['cache-control']]).toEqual([
    503,
    '1',
    'no-store',
  ])
})

test('an image has no metadata and is upright', async () => {
  await using world = await setUp()
  const lying = await sharp({ create: { width: 60, height: 20, channels: 3, background: '#336699' } })
    .withExif({ IFD0: { Copyright: 'Ana' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const image = await world.imageOf(await world.photo(lying))
  await world.published(image)
  const { get } = await world.instance()
  const { rawPayload } = await get(at(image), { accept: 'image/jpeg' })
  const { width, height, exif, icc, orientation } = await sharp(rawPayload).metadata()
  expect({ width, height, exif, icc, orientation: orientation ?? 1 }).toEqual({
    width: 20,
    height: 60,
    exif: undefined,
    icc: undefined,
    orientation: 1,
  })
})

test('a HEIC photo is shown, too', async () => {
  await using world = await setUp()
  const bytes = heic({ columns: 4, rows: 3, colourAt: () => [200, 60, 40] })
  const image = await world.imageOf(await world.photo(bytes, { name: 'a.heic', contentType: 'image/heic' }))
  await world.published(image)
  const { get } = await world.instance()
  const answer = await get(at(image, 160, 'crop'), { accept: 'image/jpeg' })
  expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, FOR_EVER])
  expect(await sharp(answer.rawPayload).metadata()).toMatchObject({ format: 'jpeg', width: 48, height: 48 })
})
