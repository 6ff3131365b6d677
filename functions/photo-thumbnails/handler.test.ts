import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { originalPath, renditionPath } from '../../services/photos/paths.ts'
import { hugePng } from '../../services/photos/rendering/test-pictures.ts'
import { picture } from '../../services/photos/test-pictures.ts'
import { announcement, OWNER, send, setUp, sha256, type World } from '../../services/photos/test-world.ts'
import type { UploadedObject } from '../../services/platform/uploaded-object.ts'

/** Uploads, and takes the announcement out of the queue. */
async function uploadedObject(world: World, bytes: Buffer): Promise<{ id: string; event: UploadedObject }> {
  const id = await world.upload(bytes)
  const [event] = world.events.splice(0)
  return { id, event: event?.payload as UploadedObject }
}

/** Everything that is stored about a photo, and every object. */
async function everything(world: World, id: string) {
  const record = await world.store.get(id)
  return {
    record,
    objects: await world.objects(),
    quota: await world.photos.quota(OWNER),
    summary: await world.photos.summary(OWNER),
  }
}

test('the same event three times, twice at once, has the same result as once', async () => {
  await using world = await setUp()
  const { id, event } = await uploadedObject(world, await picture())
  const { thumbnails, metadata } = world.handlers
  await Promise.all([thumbnails(event), metadata(event), thumbnails(event), metadata(event)])
  const once = await everything(world, id)
  expect(once.record?.status).toBe('ready')
  expect(once.objects.renditions).toHaveLength(3)

  world.clock.advance(1000)
  await thumbnails(event)
  await metadata(event)
  await world.deliver()
  expect(await everything(world, id)).toEqual(once)
})

test.each([
  ['thumbnails first', ['thumbnails', 'metadata']],
  ['metadata first', ['metadata', 'thumbnails']],
] as const)('%s: processing, then ready', async (_, [first, second]) => {
  await using world = await setUp()
  const { id, event } = await uploadedObject(world, await picture())
  await world.handlers[first](event)
  expect((await world.photos.get(OWNER, id)).status).toBe('processing')
  await world.handlers[second](event)
  expect((await world.photos.get(OWNER, id)).status).toBe('ready')
})

test('when two runs make different images, those of the first one stay', async () => {
  await using world = await setUp()
  const { id, event } = await uploadedObject(world, await picture())
  await world.handlers.thumbnails(event)
  const first = await everything(world, id)

  // These are from a newer version of this function, which had requested its task before.
  const made = { ...first.record!.thumbnails!, preview: '0123456789abcdef-1600.webp' }
  world.processing.thumbnailTask = async () => ({
    kind: 'wanted',
    sha256: first.record!.sha256,
    size: first.record!.size,
  })
  const version = { photoId: id, generation: event.generation }
  expect(await world.processing.addThumbnails(version, made)).toEqual(first.record!.thumbnails)
  await world.handlers.thumbnails(event)
  expect(await everything(world, id)).toEqual(first)
})

test('a photo from before the small rendition existed stays as it is', async () => {
  await using world = await setUp()
  const { id, event } = await uploadedObject(world, await picture())
  const addThumbnails = world.processing.addThumbnails
  world.processing.addThumbnails = (version, { small: _, ...made }) => addThumbnails(version, made)
  await world.handlers.thumbnails(event)

  const { smallUrl, thumbnailUrl, previewUrl } = await world.photos.get(OWNER, id)
  expect(smallUrl).toBeNull()
  const { renditions } = await world.objects()
  expect(renditions.map((name) => `/api/v1/renditions/${name}`).sort()).toEqual(
    [thumbnailUrl, previewUrl].sort(),
  )
})

test('an event after the photo was deleted leaves no rendition', async () => {
  await using world = await setUp()
  const { id, event } = await uploadedObject(world, await picture())
  await world.photos.cancel(OWNER, id)
  await world.deliver()

  await world.handlers.thumbnails(event)
  await world.handlers.metadata(event)
  await world.deliver()
  expect(await world.objects()).toEqual({ originals: [], renditions: [] })
  expect(await world.store.get(id)).toBeNull()
})

test('a photo deleted while its renditions are made leaves none', async () => {
  await using world = await setUp()
  const { id, event } = await uploadedObject(world, await picture())
  const { thumbnailTask } = world.processing
  world.processing.thumbnailTask = async (version) => {
    const task = await thumbnailTask(version)
    await world.photos.cancel(OWNER, id)
    await world.deliver()
    return task
  }
  // The run asked before the deletion and has read the bytes, so it continues with what it has.
  await world.handlers.thumbnails(event)
  await world.deliver()
  expect(await world.objects()).toEqual({ originals: [], renditions: [] })
  expect(await world.photos.quota(OWNER)).toMatchObject({ used: 0 })
})

test('files that a killed run of a deleted photo left behind are removed at the next delivery', async () => {
  await using world = await setUp()
  const { id, event } = await uploadedObject(world, await picture())
  await world.photos.cancel(OWNER, id)
  await world.deliver()
  const left = renditionPath({ ownerId: OWNER, photoId: id }, '0123456789abcdef-320.webp')
  await world.renditions.file(left).save('x', { resumable: false })

  await world.handlers.thumbnails(event)
  await world.deliver()
  expect((await world.objects()).renditions).toEqual([])
})

test('an event about another generation changes nothing', async () => {
  await using world = await setUp()
  const bytes = await picture()
  const id = await world.uploaded(bytes)
  const before = await everything(world, id)
  const event = {
    bucket: 'originals',
    name: originalPath({ ownerId: OWNER, photoId: id }),
    generation: '7',
    size: '1',
  }
  await world.handlers.thumbnails(event)
  await world.handlers.metadata(event)
  await world.deliver()
  expect(await everything(world, id)).toEqual(before)
})

test('an object that is nobody’s photo is deleted, a stray one in the bucket is left alone', async () => {
  await using world = await setUp()
  await world.originals.file('notes/about/this').save('x', { resumable: false })
  await world.originals.file(`${OWNER}/unknown`).save('x', { resumable: false })
  await world.deliver()
  expect((await world.objects()).originals).toEqual(['notes/about/this'])
})

test.each([
  ['a text file', Buffer.from('no picture at all, just words\n'.repeat(50)), /text file/],
  ['a huge PNG of few bytes', hugePng(30_000, 30_000), /too large/],
])('%s is rejected for good, and its quota given back', async (_, bytes, reason) => {
  await using world = await setUp()
  const id = await world.uploaded(bytes)
  expect(await world.photos.get(OWNER, id)).toMatchObject({
    status: 'rejected',
    reason: expect.stringMatching(reason),
    thumbnailUrl: null,
  })
  expect(await world.photos.quota(OWNER)).toMatchObject({ used: 0 })
  expect(await world.objects()).toEqual({ originals: [], renditions: [] })

  // The same bytes may be uploaded again, as another photo.
  expect(await world.uploaded(bytes)).not.toBe(id)
  expect(await world.photos.quota(OWNER)).toMatchObject({ used: 0 })
  await world.photos.delete(OWNER, [id])
  await world.deliver()
  expect(await world.photos.quota(OWNER)).toMatchObject({ used: 0 })
  expect(await world.photos.summary(OWNER)).toMatchObject({ total: 1 })
})

test('bytes other than the announced ones are rejected', async () => {
  await using world = await setUp()
  const bytes = await picture()
  const { photo } = await world.photos.request(OWNER, {
    ...announcement(bytes),
    sha256: sha256(Buffer.from('other')),
  })
  await world.originals
    .file(originalPath({ ownerId: OWNER, photoId: photo.id }))
    .save(bytes, { resumable: false })
  await world.deliver()
  expect(await world.photos.get(OWNER, photo.id)).toMatchObject({
    status: 'rejected',
    reason: expect.stringMatching(/not those/),
  })
})

test.each([
  ['gzip that unpacks to a thousand times as much', () => gzipSync(Buffer.alloc(8_000_000))],
  ['bytes that are no gzip', () => randomBytes(20_000)],
  ['a good picture', () => picture()],
])('what is sent as encoded is rejected unread: %s', async (_, make) => {
  await using world = await setUp()
  const bytes = await make()
  const { photo, grant } = await world.photos.request(OWNER, announcement(bytes))
  // The signature covers the headers of the grant, but a sender may add others.
  await send({ ...grant!, headers: { ...grant!.headers, 'content-encoding': 'gzip' } }, bytes)
  await world.deliver()
  expect(await world.photos.get(OWNER, photo.id)).toMatchObject({
    status: 'rejected',
    reason: expect.stringMatching(/content encoding/),
  })
  expect(await world.objects()).toEqual({ originals: [], renditions: [] })
})

test('an unavailable store does not reject the photo, the event is retried', async () => {
  await using world = await setUp()
  const { id, event } = await uploadedObject(world, await picture())
  const { addThumbnails } = world.processing
  world.processing.addThumbnails = () => Promise.reject(new Error('database away'))
  await expect(world.handlers.thumbnails(event)).rejects.toThrow('database away')
  expect(await world.photos.get(OWNER, id)).toMatchObject({ status: 'uploading', reason: null })

  world.processing.addThumbnails = addThumbnails
  await world.handlers.thumbnails(event)
  await world.handlers.metadata(event)
  expect(await world.photos.get(OWNER, id)).toMatchObject({ status: 'ready' })
  expect((await world.objects()).renditions).toHaveLength(3)
})
