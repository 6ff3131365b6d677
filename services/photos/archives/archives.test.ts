import { expect, test } from 'vitest'
import { sweepRoom } from '../../platform/sweeping.ts'
import { originalPath } from '../paths.ts'
import { OWNER, refusal } from '../test-world.ts'
import { setUp } from './test-archives.ts'

test('a few photos are one archive at once, each under a name of its own', async () => {
  await using world = await setUp()
  const ids = [
    await world.keep('vase.jpg', { bytes: Buffer.from('one') }),
    await world.keep('VASE.jpg', { bytes: Buffer.from('two') }),
    await world.keep('../../etc/passwd', { bytes: Buffer.from('three') }),
    await world.keep('missing.txt', { bytes: Buffer.from('four') }),
  ]
  const archive = await world.archives.ask(OWNER, { ids, files: 'originals', name: 'For: Ana' })
  expect(archive).toMatchObject({ status: 'ready', photos: 4, missing: 0, progress: 1 })
  expect(await world.files(archive.id)).toEqual({
    'vase.jpg': 'one',
    'VASE (2).jpg': 'two',
    '_.._etc_passwd': 'three',
    'missing (2).txt': 'four',
  })
  expect(await world.archives.content(OWNER, archive.id)).toMatchObject({ name: 'For_ Ana.zip' })
  expect(world.events.filter(({ topic }) => topic === 'photo-archive-due')).toEqual([])
  const pictures = await world.archives.ask(OWNER, { ids: ids.slice(0, 1), files: 'pictures' })
  expect(await world.files(pictures.id)).toEqual({ 'vase.webp': 'small vase.jpg' })
})

test('an archive of a filter or an album holds what the list shows, and lists what is missing', async () => {
  await using world = await setUp()
  await world.keep('in.jpg', { albums: ['spring'] })
  const lost = await world.keep('lost.jpg', { albums: ['spring'] })
  await world.originals.file(originalPath({ ownerId: OWNER, photoId: lost })).delete()
  await world.keep('arriving.jpg', { albums: ['spring'], thumbnails: null })
  await world.keep('private.jpg', { albums: ['spring'], isPrivate: true })
  await world.keep('trashed.jpg', {
    albums: ['spring'],
    trashedAt: new Date(world.clock.now()).toISOString(),
  })
  await world.keep('elsewhere.jpg')
  const archive = await world.archives.ask(OWNER, { filter: { album: 'spring' }, files: 'originals' })
  expect(archive).toMatchObject({ status: 'ready', photos: 1, missing: 2 })
  const files = await world.files(archive.id)
  expect(Object.keys(files)).toEqual(['in.jpg', 'missing.txt'])
  expect(files['missing.txt']).toMatch(/lost\.jpg/)
  expect(files['missing.txt']).toMatch(/arriving\.jpg/)
  const nothing = world.archives.ask(OWNER, { filter: { album: 'none' }, files: 'originals' })
  expect(await refusal(nothing)).toMatchObject({ code: 'invalid' })
})

test('what is asked for wrongly, or is not one’s own, is refused', async () => {
  await using world = await setUp()
  const foreign = await world.keep('a.jpg', { owner: 'bob' })
  const hidden = await world.keep('b.jpg', { isPrivate: true })
  const ask = (request: object) => world.archives.ask(OWNER, { files: 'originals', ...request })
  expect(await refusal(ask({ ids: [foreign] }))).toMatchObject({ code: 'not-found' })
  expect(await refusal(ask({ ids: ['nothing'] }))).toMatchObject({ code: 'not-found' })
  expect(await refusal(ask({ ids: [hidden] }))).toMatchObject({ code: 'forbidden', reason: 'locked' })
  expect(await refusal(ask({ filter: { private: true } }))).toMatchObject({ reason: 'locked' })
  expect(await refusal(ask({}))).toMatchObject({ code: 'invalid' })
  expect(await refusal(ask({ ids: [hidden], filter: {} }))).toMatchObject({ code: 'invalid' })

  const unlocked = async () => true
  const archive = await world.archives.ask(OWNER, { ids: [hidden], files: 'originals' }, unlocked)
  expect(await refusal(world.archives.content(OWNER, archive.id))).toMatchObject({ reason: 'locked' })
  expect(await refusal(world.archives.content('bob', archive.id, unlocked))).toMatchObject({
    code: 'not-found',
  })
  expect(await refusal(world.archives.remove('bob', archive.id))).toMatchObject({ code: 'not-found' })
})

test('photos whose checksum nobody counted are stored as one archive, in steps', async () => {
  await using world = await setUp()
  // More than one part of the archive.
  const large = Buffer.alloc(65 * 1024 * 1024, 'photo')
  const ids = [
    await world.keep('old.jpg', { isCounted: false }),
    await world.keep('large.jpg', { bytes: large }),
  ]
  const asked = await world.archives.ask(OWNER, { ids, files: 'originals' })
  expect(asked).toMatchObject({ status: 'planning', url: null, progress: 0 })
  expect(await refusal(world.archives.content(OWNER, asked.id))).toMatchObject({ code: 'conflict' })
  const again = world.archives.ask(OWNER, { ids, files: 'originals' })
  expect(await refusal(again)).toMatchObject({ code: 'conflict', reason: 'archive-under-way' })

  await world.step()
  const progress: number[] = []
  while (world.events.length > 0) {
    // A process that ends after its step, before it can say so, leaves the event to be handled again.
    const due = world.events.find(({ topic }) => topic === 'photo-archive-due')
    if (due) world.events.unshift(due)
    for (let time = 0; time < 2; time++) {
      await world.step()
      progress.push((await world.archives.get(OWNER, asked.id)).progress)
    }
  }
  expect(progress).toEqual(progress.toSorted((a, b) => a - b))
  expect(new Set(progress).size).toBeGreaterThan(2)
  const ready = await world.archives.get(OWNER, asked.id)
  expect(ready).toMatchObject({ status: 'ready', photos: 2, progress: 1, url: expect.any(String) })
  expect(await world.files(asked.id)).toEqual({ 'old.jpg': 'old.jpg', 'large.jpg': `${large.length} bytes` })
  expect(await world.stored()).toEqual([`${asked.id}/archive.zip`])

  const next = await world.archives.ask(OWNER, { ids, files: 'originals' })
  await world.finish()
  expect(await world.stored()).toEqual([`${next.id}/archive.zip`])
  expect(await refusal(world.archives.get(OWNER, asked.id))).toMatchObject({ code: 'not-found' })
})

test('a photo that is deleted meanwhile ends a stream, and is left out of what is stored', async () => {
  await using world = await setUp()
  const kept = await world.keep('kept.jpg', { isCounted: false })
  const gone = await world.keep('gone.jpg')
  const streamed = await world.archives.ask(OWNER, { ids: [gone], files: 'originals' })
  const { id } = await world.archives.ask(OWNER, { ids: [kept, gone], files: 'originals' })
  await world.step()
  expect(await world.archives.get(OWNER, id)).toMatchObject({ status: 'making', photos: 2 })

  await world.photos.trash(OWNER, [gone])
  await world.photos.delete(OWNER, [gone])
  const discarded = world.events.findIndex(({ topic }) => topic === 'photo-discarded')
  await world.handle(world.events.splice(discarded, 1)[0]!)
  expect(await refusal(world.fetched(streamed.id))).toMatchObject({
    ...{ code: 'not-found', reason: 'archive-changed' },
    message: expect.stringContaining('gone.jpg was deleted'),
  })
  await world.finish()
  expect(await world.archives.get(OWNER, id)).toMatchObject({ status: 'ready', photos: 1 })
  expect(await world.files(id)).toEqual({ 'kept.jpg': 'kept.jpg' })
})

test('a photo that becomes private is locked in archives that hold it, and left out of those under way', async () => {
  await using world = await setUp()
  const [first, second] = [await world.keep('a.jpg', { isCounted: false }), await world.keep('b.jpg')]
  const streamed = await world.archives.ask(OWNER, { ids: [second], files: 'originals' })
  const stored = await world.archives.ask(OWNER, { ids: [first, second], files: 'originals' })
  await world.photos.edit(OWNER, second, { isPrivate: true })
  await world.finish()
  for (const { id } of [streamed, stored]) {
    expect(await refusal(world.archives.content(OWNER, id))).toMatchObject({ code: 'forbidden' })
    expect(await world.archives.content(OWNER, id, async () => true)).toBeDefined()
  }
  expect(await world.archives.get(OWNER, stored.id)).toMatchObject({ status: 'ready', photos: 1 })

  // One that was planned before keeps the photo, and the lock.
  const third = await world.keep('c.jpg')
  const planned = await world.archives.ask(OWNER, { ids: [first, third], files: 'originals' })
  await world.step()
  await world.photos.edit(OWNER, third, { isPrivate: true })
  await world.finish()
  expect(await world.archives.get(OWNER, planned.id)).toMatchObject({ status: 'ready', photos: 2 })
  expect(await refusal(world.archives.content(OWNER, planned.id))).toMatchObject({ code: 'forbidden' })
})

test.each([true, false])(
  'a photo that becomes private while its archive is asked for is locked in it (counted: %s)',
  async (isCounted) => {
    await using world = await setUp()
    const [stays, hidden] = [await world.keep('a.jpg', { isCounted }), await world.keep('b.jpg')]
    world.meanwhile(() => world.photos.edit(OWNER, hidden, { isPrivate: true }))
    const { id } = await world.archives.ask(OWNER, { ids: [stays, hidden], files: 'originals' })
    await world.finish()
    expect(await world.archives.get(OWNER, id)).toMatchObject({ status: 'ready', photos: isCounted ? 2 : 1 })
    expect(await refusal(world.archives.content(OWNER, id))).toMatchObject({ reason: 'locked' })
    expect(await world.archives.content(OWNER, id, async () => true)).toBeDefined()
  },
)

test('an archive that is refused, or cancelled while it is asked for, leaves nothing', async () => {
  await using world = await setUp()
  const first = await world.keep('a.jpg', { isCounted: false })
  const kept = await world.archives.ask(OWNER, { ids: [first], files: 'originals' })
  const refused = world.archives.ask(OWNER, { ids: [first], files: 'originals' })
  expect(await refusal(refused)).toMatchObject({ reason: 'archive-under-way' })
  world.meanwhile(async () => {
    const [latest] = await world.archives.list(OWNER)
    await world.archives.remove(OWNER, latest?.id ?? '')
  })
  const ids = [await world.keep('b.jpg')]
  expect(await refusal(world.archives.ask(OWNER, { ids, files: 'originals' }))).toMatchObject({
    code: 'not-found',
  })
  await world.finish()
  expect(await world.stored()).toEqual([`${kept.id}/archive.zip`])
  expect((await world.archives.list(OWNER)).map(({ id }) => id)).toEqual([kept.id])
})

test('an archive that is cancelled, or kept long enough, leaves nothing', async () => {
  await using world = await setUp()
  const ids = [await world.keep('a.jpg', { isCounted: false })]
  const cancelled = await world.archives.ask(OWNER, { ids, files: 'originals' })
  await world.step()
  await world.archives.remove(OWNER, cancelled.id)
  await world.finish()
  expect(await world.stored()).toEqual([])

  const old = await world.archives.ask(OWNER, { ids, files: 'originals' })
  const streamed = await world.archives.ask(OWNER, { filter: {}, files: 'pictures' })
  await world.finish()
  expect(await world.archives.list(OWNER)).toHaveLength(2)
  world.clock.advance(49 * 3_600_000)
  await sweepRoom(world.sweeping, { until: Number.POSITIVE_INFINITY, now: world.clock.now })
  await world.finish()
  expect(await world.stored()).toEqual([])
  expect(await world.archives.list(OWNER)).toEqual([])
  for (const { id } of [old, streamed]) expect(await world.archiveStore.get(id)).toBeNull()
})

test('a step whose event was lost is asked for again', async () => {
  await using world = await setUp()
  const ids = [await world.keep('a.jpg', { isCounted: false })]
  const { id } = await world.archives.ask(OWNER, { ids, files: 'originals' })
  world.events.length = 0
  world.clock.advance(16 * 60_000)
  const report = await sweepRoom(world.sweeping, { until: Number.POSITIVE_INFINITY, now: world.clock.now })
  expect(report).toEqual({ publishedAgain: 1 })
  await world.finish()
  expect(await world.archives.get(OWNER, id)).toMatchObject({ status: 'ready' })
})

test('a person who is forgotten leaves no archive', async () => {
  await using world = await setUp()
  const ids = [await world.keep('a.jpg', { isCounted: false })]
  const { id } = await world.archives.ask(OWNER, { ids, files: 'originals' })
  await world.finish()
  while ((await world.forgetting.forget(OWNER)) === 'some');
  expect(await world.stored()).toEqual([])
  expect((await world.firestore.collection('photoArchives').get()).size).toBe(0)
  // An event that is late finds nothing to do.
  await world.publish({ name: 'photo-archive-due' } as never, { ownerId: OWNER, archiveId: id } as never)
  await world.finish()
})
