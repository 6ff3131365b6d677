import { expect, test } from 'vitest'
import { OWNER, refusal, setUp, type World } from '../test-world.ts'
import { LONGEST_PLACE, placesBetween } from './places.ts'
import type { NewAlbum } from './schemas.ts'
import { idsIn, photosOf } from './test-albums.ts'

const made = async (world: World, asked: Partial<NewAlbum> = {}) =>
  (await world.photos.albums.create(OWNER, { title: 'Coast', ...asked })).id

const own = (albumId: string) => ({ ownerId: OWNER, albumId })

const counted = async (world: World, id: string) => (await world.photos.albums.get(OWNER, id)).count

test('an album has its photos in the order in which they came, or by time', async () => {
  await using world = await setUp()
  const [a, b, c] = (await photosOf(world, 3)) as [string, string, string]
  const id = await made(world)
  await world.photos.albums.add(own(id), [c, a])
  await world.photos.albums.add(own(id), [b, a])
  expect(await idsIn(world, id)).toEqual([c, a, b])
  expect(await counted(world, id)).toBe(3)
  await world.photos.albums.edit(OWNER, id, { sort: 'taken', order: 'asc' })
  expect(await idsIn(world, id)).toEqual([a, b, c])
  await world.photos.albums.edit(OWNER, id, { order: 'desc' })
  expect(await idsIn(world, id)).toEqual([c, b, a])
})

test('photos are moved together, and put back where they were', async () => {
  await using world = await setUp()
  const ids = await photosOf(world, 6)
  const [a, b, c, d, e, f] = ids as [string, string, string, string, string, string]
  const id = await made(world)
  await world.photos.albums.add(own(id), ids)
  const { before } = await world.photos.albums.move(own(id), { ids: [e, b], after: c })
  expect(await idsIn(world, id)).toEqual([a, c, e, b, d, f])
  await world.photos.albums.move(own(id), { ids: [f], after: null })
  expect(await idsIn(world, id)).toEqual([f, a, c, e, b, d])
  await world.photos.albums.putBack(own(id), before)
  expect(await idsIn(world, id)).toEqual([f, a, b, c, d, e])
  const removed = await world.photos.albums.remove(own(id), [b, c])
  expect(await idsIn(world, id)).toEqual([f, a, d, e])
  expect(await counted(world, id)).toBe(4)
  await world.photos.albums.putBack(own(id), removed.before)
  expect(await idsIn(world, id)).toEqual([f, a, b, c, d, e])
  expect(await counted(world, id)).toBe(6)
})

test('moving to the same place again and again keeps places short, and the order right', async () => {
  await using world = await setUp()
  const { members } = world.albumStore
  const ids = await photosOf(world, 8)
  const id = await made(world)
  await world.photos.albums.add(own(id), ids)
  const longest = async () => Math.max(...(await members.page(id, null, 10)).map(({ place }) => place.length))
  // Always between the same two, from both sides: the worst for texts between texts.
  const step = (order: string[], time: number) => {
    const moved = order[time % 2 === 0 ? 7 : 2] as string
    const rest = order.filter((each) => each !== moved)
    return { moved, after: rest[3] as string, next: rest[4] as string, order: rest.toSpliced(4, 0, moved) }
  }

  // As hundreds of moves leave them.
  const places = new Map((await members.page(id, null, 10)).map(({ photoId, place }) => [photoId, place]))
  const placeOf = (photo: string) => places.get(photo) ?? null
  let expected = ids
  let time = 0
  for (let place = ''; place.length < LONGEST_PLACE; time += 1) {
    const { moved, after, next, order } = step(expected, time)
    place = placesBetween(placeOf(after), placeOf(next), 1)[0] as string
    places.set(moved, place)
    expected = order
  }
  await world.firestore.runTransaction(async (transaction) => {
    for (const [photo, place] of places) members.put(transaction, id, photo, place)
  })
  expect(await longest()).toBe(LONGEST_PLACE)

  for (const end = time + 20; time < end; time += 1) {
    const { moved, after, order } = step(expected, time)
    await world.photos.albums.move(own(id), { ids: [moved], after })
    expected = order
  }
  expect(await idsIn(world, id)).toEqual(expected)
  expect(await longest()).toBeLessThan(LONGEST_PLACE / 2)
})

test('what is trashed, private or deleted leaves the view, and comes back', async () => {
  await using world = await setUp()
  const ids = await photosOf(world, 4)
  const [a, b, c, d] = ids as [string, string, string, string]
  const id = await made(world)
  await world.photos.albums.add(own(id), ids)
  await world.photos.edit(OWNER, b, { isPrivate: true })
  await world.photos.trash(OWNER, [c, d])
  expect(await idsIn(world, id)).toEqual([a])
  expect((await world.photos.list(OWNER, { album: id, sort: 'hand' })).items.map((each) => each.id)).toEqual([
    a,
  ])
  expect((await world.photos.list(OWNER, { album: id })).items.map((each) => each.id)).toEqual([a])
  expect(await counted(world, id)).toBe(1)
  await world.photos.restore(OWNER, [c])
  expect(await idsIn(world, id)).toEqual([a, c])

  await world.photos.delete(OWNER, [d])
  await world.deliver()
  const members = await world.albumStore.members.page(id, null, 10)
  expect(members.map(({ photoId }) => photoId)).toEqual([a, b, c])
  expect(await counted(world, id)).toBe(2)
})

test('pages go through the whole album, past what is not shown', async () => {
  await using world = await setUp()
  const ids = await photosOf(world, 30)
  const id = await made(world)
  await world.photos.albums.add(own(id), ids)
  const gone = ids.slice(2, 27)
  await world.photos.trash(OWNER, gone)
  const found: string[] = []
  let cursor: string | null = null
  do {
    const page = await world.photos.albums.page({ ownerId: OWNER, albumId: id, cursor, limit: 2 })
    expect(page.photos.length).toBeLessThanOrEqual(2)
    found.push(...page.photos.map((photo) => photo.id))
    cursor = page.nextCursor
  } while (cursor)
  expect(found).toEqual(ids.filter((each) => !gone.includes(each)))
})

test('an album keeps its photos out of the timeline, also those that come later', async () => {
  await using world = await setUp()
  const ids = await photosOf(world, 4)
  const [a, b, c, d] = ids as [string, string, string, string]
  const id = await made(world)
  await world.photos.albums.add(own(id), [a, b])
  await world.photos.albums.edit(OWNER, id, { hides: true })
  await world.photos.albums.add(own(id), [c])
  await world.deliver()
  const timeline = async () => (await world.photos.list(OWNER, {})).items.map((each) => each.id)
  expect(await timeline()).toEqual([d])
  expect((await world.photos.summary(OWNER)).total).toBe(1)
  expect(await counted(world, id)).toBe(3)
  await world.photos.albums.remove(own(id), [a])
  expect(await timeline()).toEqual([d, a])

  // In the trash it hides nothing, and does so again when it is back.
  await world.photos.albums.trash(OWNER, [id])
  await world.deliver()
  expect(await timeline()).toEqual([d, c, b, a])
  await world.photos.albums.restore(OWNER, [id])
  await world.deliver()
  expect(await timeline()).toEqual([d, a])
  expect((await world.photos.albums.get(OWNER, id)).isSettling).toBe(false)
})

test('a deleted album leaves nothing behind, and its photos stay', async () => {
  await using world = await setUp()
  const ids = await photosOf(world, 3)
  const id = await made(world, { title: 'Gone' })
  await world.photos.albums.add(own(id), ids)
  await world.photos.albums.edit(OWNER, id, { hides: true })
  await world.deliver()
  expect(await refusal(world.photos.albums.delete(OWNER, [id]))).toMatchObject({ code: 'conflict' })
  await world.photos.albums.trash(OWNER, [id])
  expect(await refusal(world.photos.albums.page({ ...own(id), limit: 10 }))).toMatchObject({
    code: 'not-found',
  })
  world.clock.advance(31 * 24 * 60 * 60 * 1000)
  for (const item of await world.albumSweeping.due(10)) await world.albumSweeping.sweepOne(item)
  await world.deliver()
  expect(await refusal(world.photos.albums.get(OWNER, id))).toMatchObject({ code: 'not-found' })
  expect((await world.photos.list(OWNER, {})).items).toHaveLength(3)
  expect(await world.albumStore.members.page(id, null, 10)).toEqual([])
  expect((await world.store.get(ids[0] as string))?.albums).toEqual([])
})

test('a project holds albums, one level deep', async () => {
  await using world = await setUp()
  const project = await made(world, { title: 'Wedding', kind: 'project' })
  const album = await made(world, { title: 'Church', projectId: project })
  expect((await world.photos.albums.get(OWNER, album)).projectId).toBe(project)
  const refused = { code: 'invalid', errors: [{ field: 'projectId' }] }
  for (const asked of [
    { kind: 'project', projectId: project },
    { projectId: album },
    { projectId: 'unknown' },
  ] as const)
    expect(await refusal(world.photos.albums.create(OWNER, { title: 'X', ...asked }))).toMatchObject(refused)
  expect(await refusal(world.photos.albums.edit(OWNER, project, { projectId: project }))).toMatchObject(
    refused,
  )
  const [photo] = (await photosOf(world, 1)) as [string]
  expect(await refusal(world.photos.albums.add(own(project), [photo]))).toMatchObject({ code: 'conflict' })

  await world.photos.albums.trash(OWNER, [project])
  await world.photos.albums.delete(OWNER, [project])
  await world.deliver()
  expect((await world.photos.albums.get(OWNER, album)).projectId).toBe(null)
})

test('a smart album shows what its filter finds', async () => {
  await using world = await setUp()
  const [a, b, c] = (await photosOf(world, 3)) as [string, string, string]
  await world.photos.tag(OWNER, { ids: [a, b], add: ['sea'], remove: [] })
  await world.photos.edit(OWNER, b, { isPrivate: true })
  const id = await made(world, { title: 'Sea', filter: { tag: 'sea' } })
  expect(await idsIn(world, id)).toEqual([a])
  await world.photos.tag(OWNER, { ids: [c], add: ['sea'], remove: [] })
  expect(await idsIn(world, id)).toEqual([c, a])
  const has = async (photo: string) => {
    const record = await world.store.get(photo)
    return record && world.photos.albums.has(OWNER, id, record)
  }
  expect([await has(a), await has(b), await has(c)]).toEqual([true, false, true])
  expect(await refusal(world.photos.albums.add(own(id), [a]))).toMatchObject({ code: 'conflict' })
  expect(await refusal(world.photos.albums.edit(OWNER, id, { sort: 'hand' }))).toMatchObject({
    code: 'invalid',
  })
})

test('all that a filter finds is added in steps, once, however often the event comes', async () => {
  await using world = await setUp()
  const ids = await photosOf(world, 30)
  await world.photos.tag(OWNER, { ids: ids.slice(0, 20), add: ['sea'], remove: [] })
  await world.photos.tag(OWNER, { ids: ids.slice(20, 25), add: ['sea'], remove: [] })
  const id = await made(world)
  await world.photos.albums.add(own(id), [ids[7] as string])
  await world.photos.albums.fill(own(id), { tag: 'sea' })
  expect(await refusal(world.photos.albums.fill(own(id), { tag: 'sea' }))).toMatchObject({ code: 'conflict' })
  // No time is left after the first look, and the same event comes twice.
  expect(await world.work(id, world.clock.now())).toBe('paused')
  await Promise.all([world.work(id, Number.POSITIVE_INFINITY), world.work(id, Number.POSITIVE_INFINITY)])
  await world.deliver()
  expect(await counted(world, id)).toBe(25)
  expect(new Set(await idsIn(world, id))).toEqual(new Set(ids.slice(0, 25)))
  expect((await world.photos.albums.get(OWNER, id)).filling).toBe(null)
})

test('a cover is the chosen photo, or else the first that is shown', async () => {
  await using world = await setUp()
  const thumbnails = {
    ...{ contentType: 'image/jpeg', width: 40, height: 30, ratio: 4 / 3, thumbhash: '', isAnimated: false },
    ...{ preview: '0123456789abcdef-1600.webp', thumbnail: '0123456789abcdef-320.webp' },
  }
  const ids = await photosOf(world, 3, { thumbnails })
  const [a, b, c] = ids as [string, string, string]
  const id = await made(world)
  await world.photos.albums.add(own(id), ids)
  const cover = async () => (await world.photos.albums.get(OWNER, id)).cover?.photoId
  expect(await cover()).toBe(a)
  await world.photos.albums.edit(OWNER, id, { coverId: c })
  expect(await cover()).toBe(c)
  await world.photos.trash(OWNER, [a, c])
  expect(await cover()).toBe(b)
  await world.photos.restore(OWNER, [c])
  expect(await cover()).toBe(c)
})

test("nobody reaches another person's albums or photos", async () => {
  await using world = await setUp()
  const [mine] = (await photosOf(world, 1)) as [string]
  const [foreign] = (await photosOf(world, 1, { ownerId: 'bob' })) as [string]
  const id = await made(world)
  const { id: theirs } = await world.photos.albums.create('bob', { title: 'Private' })
  const missing = { code: 'not-found' }
  expect(await refusal(world.photos.albums.add(own(id), [mine, foreign]))).toMatchObject(missing)
  expect(await refusal(world.photos.albums.add(own(theirs), [mine]))).toMatchObject(missing)
  expect(await refusal(world.photos.albums.add({ ownerId: 'bob', albumId: id }, [foreign]))).toMatchObject(
    missing,
  )
  expect(await refusal(world.photos.albums.get(OWNER, theirs))).toMatchObject(missing)
  expect(await refusal(world.photos.albums.move(own(id), { ids: [mine], after: null }))).toMatchObject(
    missing,
  )
  expect(await refusal(world.photos.albums.create(OWNER, { title: 'X', projectId: theirs }))).toMatchObject({
    code: 'invalid',
  })
  expect(await idsIn(world, id)).toEqual([])
  await world.photos.edit(OWNER, mine, { isPrivate: true })
  expect(await refusal(world.photos.albums.add(own(id), [mine]))).toMatchObject({ code: 'forbidden' })
})

test('a photo can be in a hundred albums', async () => {
  await using world = await setUp()
  const albums = Array.from({ length: 100 }, (_, number) => `album-${number}`)
  const [photo] = (await photosOf(world, 1, { albums })) as [string]
  const id = await made(world)
  expect(await refusal(world.photos.albums.add(own(id), [photo]))).toMatchObject({ code: 'conflict' })
  await world.photos.albums.fill(own(id), {})
  await world.deliver()
  expect(await counted(world, id)).toBe(0)
})
