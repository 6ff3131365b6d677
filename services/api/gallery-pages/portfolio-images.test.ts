import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { World } from '../test-world.ts'
import { maker, RIGHTS, startGalleries } from './test-portfolio.ts'

let world: World
beforeAll(async () => {
  world = await startGalleries()
})
afterAll(() => world[Symbol.asyncDispose]())

/** The address of the only image on a page. */
const imageIn = (body: string) => /<img src="([^"]+)"/.exec(body)?.[1] ?? ''

/** An image that was made before. */
async function made(url: string) {
  const [, , photoId, version, width] = url.split('/')
  const [files] = await world.buckets.renditions.getFiles()
  const folder = files.map(({ name }) => name).find((name) => name.includes(`/${photoId}/`))
  const bytes = await sharp({ create: { width: 8, height: 6, channels: 3, background: 'teal' } })
    .webp()
    .toBuffer()
  const path = `${folder?.split('/').slice(0, 2).join('/')}/shop-${version}-${width}-fit.webp`
  await world.buckets.renditions.file(path).save(bytes, { resumable: false })
}

const look = (url: string) => world.app.inject({ url, headers: { accept: 'image/avif,image/webp,*/*' } })

test('its images say whose they are', async () => {
  const ana = await maker(world)
  await ana.rights(RIGHTS)
  await ana.save({ albumIds: [await ana.album('Vases', [await ana.photo()])] })
  const url = imageIn((await ana.visit('/vases')).body)
  await made(url)
  const { statusCode, rawPayload, headers } = await look(url)
  expect([statusCode, headers['content-type']]).toEqual([200, 'image/webp'])
  const { xmp, exif } = await sharp(rawPayload).metadata()
  expect(String(xmp)).toContain('© Ana Ruiz')
  expect(String(xmp)).toContain('https://example.com/licence')
  expect(String(exif)).toContain('Ana Ruiz')
  const another = url.replace(/\/[0-9a-f]{16}\//, '/0123456789abcdef/')
  expect((await look(another)).statusCode).toBe(404)
})

test.each<
  [string, (ana: Awaited<ReturnType<typeof maker>>, ids: { photo: string; album: string }) => unknown]
>([
  ['made private', (ana, { photo }) => ana.request('PATCH', `/api/v1/photos/${photo}`, { isPrivate: true })],
  ['moved to the trash', (ana, { photo }) => ana.request('POST', '/api/v1/photos/trash', { ids: [photo] })],
  [
    'taken out of its album',
    (ana, { photo, album }) => ana.request('POST', `/api/v1/albums/${album}/photos/remove`, { ids: [photo] }),
  ],
  ['in an album that is not shown any more', (ana) => ana.save({ albumIds: [] })],
  [
    'in a portfolio that was taken back',
    (ana, { album }) => ana.save({ isPublished: false, albumIds: [album] }),
  ],
  [
    'in an album in the trash',
    (ana, { album }) => ana.request('POST', '/api/v1/albums/trash', { ids: [album] }),
  ],
])('a photo that is %s is gone from page and image at once', async (_, act) => {
  const ana = await maker(world)
  const photo = await ana.photo()
  const album = await ana.album('Vases', [photo])
  await ana.save({ albumIds: [album] })
  const url = imageIn((await ana.visit('/vases')).body)
  await made(url)
  expect((await look(url)).statusCode).toBe(200)

  await act(ana, { photo, album })
  expect((await ana.visit('/vases')).body).not.toContain(photo)
  expect((await look(url)).statusCode).toBe(404)
})
