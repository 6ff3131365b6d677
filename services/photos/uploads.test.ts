import { expect, test } from 'vitest'
import { createMeter } from '../platform/meter.ts'
import { MAX_PHOTO_BYTES } from './schemas.ts'
import { picture } from './test-pictures.ts'
import { announcement, OWNER, refusal, send, setUp, sha256, start } from './test-world.ts'

test('a granted file reaches the gallery', async () => {
  await using world = await setUp()
  const bytes = await picture()
  const { photo, grant } = await world.photos.request(OWNER, announcement(bytes, { name: 'Beach day.jpg' }))
  expect(photo).toMatchObject({ status: 'uploading', title: 'Beach day', name: 'Beach day.jpg', ratio: null })
  expect(await world.photos.quota(OWNER)).toEqual({
    limit: 1024 ** 3,
    used: bytes.length,
    byRoom: { photos: bytes.length },
  })

  await send(grant!, bytes)
  await world.deliver()

  const ready = await world.photos.get(OWNER, photo.id)
  expect(ready).toMatchObject({ status: 'ready', width: 40, height: 30, ratio: 40 / 30, format: 'JPEG' })
  const prefix = `${OWNER}/${photo.id}/`
  expect(ready.thumbnailUrl).toMatch(new RegExp(`^/api/v1/renditions/${prefix}[0-9a-f]{16}-320.webp$`))
  expect(ready.smallUrl).toMatch(/-240.webp$/)
  const { originals, renditions } = await world.objects()
  expect(originals).toEqual([`${OWNER}/${photo.id}`])
  expect(renditions.map((name) => `/api/v1/renditions/${name}`).sort()).toEqual(
    [ready.previewUrl, ready.thumbnailUrl, ready.smallUrl].sort(),
  )
  const [stored] = await world.renditions.file(renditions[0]!).getMetadata()
  expect(stored).toMatchObject({
    contentType: 'image/webp',
    cacheControl: expect.stringContaining('immutable'),
  })
  expect(await world.photos.summary(OWNER)).toMatchObject({
    total: 1,
    formats: [{ value: 'JPEG', count: 1 }],
  })
})

test.each([
  ['an empty file', { size: 0 }, 'invalid', /empty/],
  ['too many bytes', { size: MAX_PHOTO_BYTES + 1 }, 'too-large', /up to 200 MB/],
  [
    'a JPEG 2000',
    { contentType: 'image/jp2' },
    'unsupported',
    /JPEG 2000 files are not supported.*takes JPEG/,
  ],
  [
    'a JPEG 2000 of no type',
    { contentType: 'application/octet-stream', name: 'a.jp2' },
    'unsupported',
    /JPEG 2000/,
  ],
  ['a drawing', { contentType: 'image/svg+xml', name: 'a.svg' }, 'unsupported', /SVG/],
  ['a film', { contentType: 'video/mp4', name: 'a.mp4' }, 'unsupported', /Films are not kept/],
  [
    'the film of a live photo',
    { contentType: 'application/octet-stream', name: 'IMG_1.MOV' },
    'unsupported',
    /Of a live photo upload the picture/,
  ],
  ['a text', { contentType: 'text/plain', name: 'a.txt' }, 'unsupported', /not a picture/],
  ['a name of the prototype', { contentType: 'constructor' }, 'unsupported', /not a picture/],
])('%s is refused at the grant', async (_, change, code, words) => {
  await using world = await setUp()
  const refused = await refusal(world.photos.request(OWNER, { ...announcement(Buffer.from('x')), ...change }))
  expect(refused).toMatchObject({ code, message: expect.stringMatching(words) })
  expect(refused.errors).toHaveLength(1)
  expect(await world.photos.quota(OWNER)).toMatchObject({ used: 0 })
})

test.each([
  ['image/jpg', 'a', 'image/jpeg'],
  ['application/octet-stream', 'IMG_1.HEIC', 'image/heic'],
  ['image/x-nikon-nef', 'DSC_1.NEF', 'image/x-dcraw'],
  ['image/tiff', 'a.dng', 'image/x-dcraw'],
  ['application/octet-stream', 'a.jxl', 'image/jxl'],
  ['image/x-ms-bmp', 'a.bmp', 'image/bmp'],
  ['IMAGE/PNG; charset=x', 'a', 'image/png'],
])('%s named %s is granted as %s', async (contentType, name, granted) => {
  await using world = await setUp()
  const { photo, grant } = await world.photos.request(OWNER, {
    ...announcement(Buffer.from('x'), { name }),
    contentType,
  })
  expect(photo.contentType).toBe(granted)
  expect(grant?.headers['content-type']).toBe(granted)
})

test('the same bytes are one photo, whatever their name and state', async () => {
  await using world = await setUp()
  const bytes = await picture()
  const first = await world.photos.request(OWNER, announcement(bytes))
  const again = await world.photos.request(OWNER, announcement(bytes, { name: 'copy.jpg' }))
  expect([again.photo.id, again.grant !== null]).toEqual([first.photo.id, true])

  await send(again.grant!, bytes)
  await world.deliver()
  expect(await world.photos.request(OWNER, announcement(bytes))).toMatchObject({
    photo: { id: first.photo.id, status: 'ready' },
    grant: null,
  })

  await world.photos.trash(OWNER, [first.photo.id])
  const trashed = await world.photos.request(OWNER, announcement(bytes))
  expect(trashed).toMatchObject({ photo: { id: first.photo.id, trashedAt: expect.any(String) }, grant: null })
  expect(await world.photos.quota(OWNER)).toMatchObject({ used: bytes.length })

  const other = await world.photos.request('bo', announcement(bytes))
  expect(other.photo.id).not.toBe(first.photo.id)
})

test('concurrent uploads of the same bytes get one photo, and never exceed the quota', async () => {
  const bytes = Buffer.alloc(100)
  await using world = await setUp({ quotaBytes: 450 })
  const same = await Promise.all(
    Array.from({ length: 5 }, () => world.photos.request(OWNER, announcement(bytes))),
  )
  expect(new Set(same.map(({ photo }) => photo.id)).size).toBe(1)

  const different = await Promise.allSettled(
    Array.from({ length: 6 }, (_, i) =>
      world.photos.request(OWNER, { ...announcement(bytes), sha256: sha256(Buffer.from([i])) }),
    ),
  )
  expect(different.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  expect(await world.photos.quota(OWNER)).toMatchObject({ limit: 450, used: 400 })
  const refused = await refusal(world.photos.request(OWNER, announcement(Buffer.alloc(51))))
  expect(refused).toMatchObject({ code: 'quota', message: expect.stringMatching(/Not enough space/) })
  await world.photos.request(OWNER, announcement(Buffer.alloc(50)))
})

test('the store enforces what was granted', async () => {
  await using world = await setUp()
  const bytes = await picture()
  const { photo, grant } = await world.photos.request(OWNER, announcement(bytes))
  const altered = (headers: Record<string, string>) =>
    start({ ...grant!, headers: { ...grant!.headers, ...headers } })

  expect((await altered({ 'content-type': 'text/html' })).status).toBe(403)
  expect((await altered({ 'x-goog-content-length-range': '0,9999999' })).status).toBe(403)
  expect((await start({ ...grant!, url: grant!.url.replace(photo.id, 'another') })).status).toBe(403)
  await expect(send(grant!, Buffer.concat([bytes, bytes]))).rejects.toThrow(/4\d\d/)
  expect((await world.objects()).originals).toEqual([])

  await send(grant!, bytes)
  await expect(send(grant!, bytes)).rejects.toThrow(/412/)
  world.clock.advance(16 * 60_000)
  expect((await start(grant!)).status).toBe(400)
})

test('a grant for an upload under way can be renewed, by its owner, until the bytes are there', async () => {
  await using world = await setUp()
  const bytes = await picture()
  const { photo } = await world.photos.request(OWNER, announcement(bytes))
  world.clock.advance(60 * 60_000)
  expect(await refusal(world.photos.grant('bo', photo.id))).toMatchObject({ code: 'not-found' })

  await send(await world.photos.grant(OWNER, photo.id), bytes)
  await world.deliver()
  expect(await world.photos.get(OWNER, photo.id)).toMatchObject({ status: 'ready' })
  expect(await refusal(world.photos.grant(OWNER, photo.id))).toMatchObject({ code: 'conflict' })
  expect(await refusal(world.photos.cancel(OWNER, photo.id))).toMatchObject({ code: 'conflict' })
})

test('a cancelled upload leaves nothing, even when its bytes arrive afterwards', async () => {
  await using world = await setUp()
  const bytes = await picture()
  const { photo, grant } = await world.photos.request(OWNER, announcement(bytes))
  await world.photos.cancel(OWNER, photo.id)
  expect(await refusal(world.photos.get(OWNER, photo.id))).toMatchObject({ code: 'not-found' })
  await world.deliver()
  expect(await world.photos.quota(OWNER)).toMatchObject({ used: 0 })

  await send(grant!, bytes)
  await world.deliver()
  expect(await world.objects()).toEqual({ originals: [], renditions: [] })
  expect(await world.photos.summary(OWNER)).toMatchObject({ total: 0, days: [] })

  const again = await world.photos.request(OWNER, announcement(bytes))
  expect(again.photo.id).not.toBe(photo.id)
})

test('the original is offered for download under its own name', async () => {
  await using world = await setUp()
  const bytes = await picture()
  const id = await world.uploaded(bytes, { name: 'Über "uns".jpg' })
  const { url, expiresAt } = await world.photos.download(OWNER, id)
  expect(Date.parse(expiresAt) - world.clock.now()).toBeLessThanOrEqual(5 * 60_000)

  const answer = await fetch(url)
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename="_ber _uns_.jpg"; filename*=UTF-8''%C3%9Cber%20%22uns%22.jpg`,
  )
  expect(sha256(Buffer.from(await answer.arrayBuffer()))).toBe(sha256(bytes))
  world.clock.advance(5 * 60_000 + 1000)
  expect((await fetch(url)).status).toBe(400)
})

test('an administrator may give a person more space or less', async () => {
  await using world = await setUp({ quotaBytes: 100 })
  const meter = createMeter(world.firestore)
  const bytes = await picture()
  const file = announcement(bytes)
  expect((await refusal(world.photos.request(OWNER, file))).code).toBe('quota')
  await world.firestore.runTransaction(async (transaction) =>
    meter.setQuota(transaction, OWNER, 10 * bytes.length),
  )
  await world.photos.request(OWNER, file)
  expect(await world.photos.quota(OWNER)).toMatchObject({ limit: 10 * bytes.length, used: bytes.length })
  expect((await refusal(world.photos.request('bo', file))).code).toBe('quota')
})
