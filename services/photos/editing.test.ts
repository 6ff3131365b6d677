import { expect, test } from 'vitest'
import { newPhoto } from './new-photo.ts'
import { MAX_TAGS } from './schemas.ts'
import { picture } from './test-pictures.ts'
import { announcement, OWNER, refusal, setUp } from './test-world.ts'

test('spellings of a tag count as one tag', async () => {
  await using world = await setUp()
  const [a, b] = [await world.uploaded(await picture(1)), await world.uploaded(await picture(2))]
  await world.photos.edit(OWNER, a, { tags: ['  Black   Forest ', '#black forest', '__proto__', ''] })
  expect((await world.photos.get(OWNER, a)).tags).toEqual(['black forest', '__proto__'])

  await world.photos.tag(OWNER, { ids: [a, b], add: ['Sea'], remove: ['Black Forest'] })
  expect((await world.photos.get(OWNER, a)).tags).toEqual(['__proto__', 'sea'])
  expect((await world.photos.summary(OWNER)).tags).toEqual([
    { value: 'sea', count: 2 },
    { value: '__proto__', count: 1 },
  ])

  const many = Array.from({ length: MAX_TAGS }, (_, i) => `tag ${i}`)
  expect(await refusal(world.photos.tag(OWNER, { ids: [b, a], add: many, remove: [] }))).toMatchObject({
    code: 'invalid',
  })
  expect((await world.photos.get(OWNER, b)).tags).toEqual(['sea'])
})

test('many photos with many tags are moved to the trash at once, and counted exactly', async () => {
  await using world = await setUp()
  // These are more tags than the database can add to one document at once; ids with the same ending share a document.
  const ids = Array.from({ length: 12 }, (_, number) => `photo${number}x`)
  for (const [number, id] of ids.entries()) {
    const upload = announcement(Buffer.from(id))
    const photo = newPhoto({
      ownerId: OWNER,
      id,
      upload,
      contentType: 'image/jpeg',
      at: new Date(world.clock.now()).toISOString(),
    })
    const tags = Array.from({ length: 50 }, (_, tag) => `tag ${number} ${tag}`)
    await world.store.reserve({ ...photo, tags }, 1_000_000)
  }
  await world.photos.trash(OWNER, ids)
  expect(await world.photos.summary(OWNER)).toMatchObject({ total: 0, trashed: 12, tags: [] })
  await world.photos.restore(OWNER, ids.slice(1))
  const { total, trashed, tags } = await world.photos.summary(OWNER)
  expect([total, trashed, tags.length]).toEqual([11, 1, 550])
  await world.photos.trash(OWNER, ids.slice(1, 2))
  expect(await world.photos.summary(OWNER)).toMatchObject({ total: 10, trashed: 2 })
})

test('photos can be trashed and restored any number of times', async () => {
  await using world = await setUp()
  const [a, b] = [await world.uploaded(await picture(1)), await world.uploaded(await picture(2))]
  const before = await world.photos.get(OWNER, a)

  await world.photos.trash(OWNER, [a, b])
  await world.photos.trash(OWNER, [a])
  expect((await world.photos.list(OWNER, {})).items).toEqual([])
  expect((await world.photos.list(OWNER, { trashed: true })).items).toHaveLength(2)
  expect(await world.photos.summary(OWNER)).toMatchObject({ total: 0, trashed: 2, days: [], formats: [] })

  await world.photos.restore(OWNER, [a])
  await world.photos.restore(OWNER, [a])
  expect(await world.photos.get(OWNER, a)).toEqual({ ...before, updatedAt: expect.any(String) })
  expect(await world.photos.summary(OWNER)).toMatchObject({ total: 1, trashed: 1 })
})

test('only trashed photos are deleted for good, with all of their bytes', async () => {
  await using world = await setUp()
  const [a, b] = [await world.uploaded(await picture(1)), await world.uploaded(await picture(2))]
  const { used } = await world.photos.quota(OWNER)
  await world.photos.trash(OWNER, [a])
  expect(await refusal(world.photos.delete(OWNER, [a, b]))).toMatchObject({ code: 'conflict' })

  await world.photos.delete(OWNER, [a])
  expect(await refusal(world.photos.get(OWNER, a))).toMatchObject({ code: 'not-found' })
  expect(await refusal(world.photos.restore(OWNER, [a]))).toMatchObject({ code: 'not-found' })
  await world.deliver()

  const { originals, renditions } = await world.objects()
  expect([originals, renditions.length]).toEqual([[`${OWNER}/${b}`], 3])
  expect((await world.photos.quota(OWNER)).used).toBe(used - (await picture(1)).length)
  expect(await world.photos.summary(OWNER)).toMatchObject({ total: 1, trashed: 0 })
})

test('the removal of a photo may be requested repeatedly', async () => {
  await using world = await setUp()
  const id = await world.uploaded(await picture())
  const event = { ownerId: OWNER, photoId: id }
  await world.handlers.removal(event)
  await world.processing.finishRemoval(id)
  expect(await world.photos.get(OWNER, id)).toMatchObject({ status: 'ready' })
  expect((await world.objects()).renditions).toHaveLength(3)

  await world.photos.trash(OWNER, [id])
  await world.photos.delete(OWNER, [id])
  await Promise.all([world.handlers.removal(event), world.handlers.removal(event)])
  const again = await world.uploaded(await picture())
  await world.handlers.removal(event)

  expect(await world.photos.get(OWNER, again)).toMatchObject({ status: 'ready' })
  expect((await world.photos.quota(OWNER)).used).toBe((await picture()).length)
  expect((await world.objects()).originals).toEqual([`${OWNER}/${again}`])
})

test('bytes that are uploaded again while the old photo is being removed stay', async () => {
  await using world = await setUp()
  const old = await world.uploaded(await picture())
  await world.photos.trash(OWNER, [old])
  await world.photos.delete(OWNER, [old])
  const fresh = await world.upload(await picture())
  expect(fresh).not.toBe(old)
  await world.deliver()
  expect(await world.photos.get(OWNER, fresh)).toMatchObject({ status: 'ready' })
  // The fingerprint belongs to the new photo, so the new photo is recognized.
  expect(await world.upload(await picture())).toBe(fresh)
})

test('if one photo is not theirs, none is changed', async () => {
  await using world = await setUp()
  const [mine, theirs] = [
    await world.upload(await picture(1)),
    await world.upload(await picture(2), {}, 'bo'),
  ]
  for (const ids of [
    [mine, theirs],
    [mine, 'nothing'],
  ]) {
    expect(await refusal(world.photos.trash(OWNER, ids))).toMatchObject({ code: 'not-found' })
    expect(await refusal(world.photos.tag(OWNER, { ids, add: ['x'], remove: [] }))).toMatchObject({
      code: 'not-found',
    })
  }
  expect(await world.photos.get(OWNER, mine)).toMatchObject({ trashedAt: null, tags: [] })
})

test('a large trash is emptied some at a time', async () => {
  await using world = await setUp()
  const id = await world.uploaded(await picture(0))
  await world.photos.trash(OWNER, [id])
  const photos = world.firestore.collection('photos')
  const one = (await photos.doc(id).get()).data() ?? {}
  const writer = world.firestore.bulkWriter({ throttling: false })
  for (let i = 1; i < 1001; i++) void writer.set(photos.doc(`copy-${i}`), one)
  await writer.close()
  expect(await world.photos.emptyTrash(OWNER)).toEqual({ deleted: 1000, isEmpty: false })
  expect((await world.photos.list(OWNER, { trashed: true })).items).toHaveLength(1)
  expect(await world.photos.emptyTrash(OWNER)).toEqual({ deleted: 1, isEmpty: true })
  expect(await world.photos.emptyTrash(OWNER)).toEqual({ deleted: 0, isEmpty: true })
})

test('the trash is emptied, and nothing else', async () => {
  await using world = await setUp()
  const ids = []
  for (let i = 0; i < 4; i++) ids.push(await world.uploaded(await picture(i)))
  await world.photos.trash(OWNER, ids.slice(1))
  await world.photos.emptyTrash(OWNER)
  expect((await world.photos.list(OWNER, { trashed: true })).items).toEqual([])
  await world.deliver()
  expect((await world.objects()).originals).toEqual([`${OWNER}/${ids[0]}`])
  expect(await world.photos.summary(OWNER)).toMatchObject({ total: 1, trashed: 0 })
})
