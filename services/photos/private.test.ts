import { expect, test } from 'vitest'
import type { PhotoQuery } from './list-schemas.ts'
import { photograph, picture } from './test-pictures.ts'
import { announcement, OWNER, refusal, setUp, type World } from './test-world.ts'

const unlocked = async () => true

async function privateAndOpen(world: World) {
  const secret = await world.uploaded(await photograph(1, { model: 'Secret Camera' }), { name: 'secret.jpg' })
  const open = await world.uploaded(await photograph(2, { model: 'Camera' }), { name: 'open.jpg' })
  await world.photos.edit(OWNER, secret, {
    isPrivate: true,
    tags: ['hidden'],
    description: 'Where nobody looks',
  })
  return { secret, open }
}

async function titles(world: World, query: PhotoQuery, sees?: () => Promise<boolean>) {
  return (await world.photos.list(OWNER, query, sees)).items.map(({ title }) => title)
}

test('a private photo is in no list, search or count', async () => {
  await using world = await setUp()
  await privateAndOpen(world)
  expect(await titles(world, {})).toEqual(['open'])
  expect(await titles(world, { private: false })).toEqual(['open'])
  expect(await titles(world, { q: 'secret' })).toEqual([])
  expect(await titles(world, { q: 'nobody' })).toEqual([])
  expect(await titles(world, { tag: 'hidden' })).toEqual([])
  expect(await titles(world, { sort: 'added', status: 'ready' })).toEqual(['open'])
  expect(await world.photos.summary(OWNER)).toMatchObject({
    total: 1,
    days: [{ count: 1 }],
    tags: [],
    cameras: [{ value: 'Maker Camera', count: 1 }],
    formats: [{ value: 'JPEG', count: 1 }],
  })
})

test('when unlocked, private photos are listed, searched and filtered separately', async () => {
  await using world = await setUp()
  const { secret } = await privateAndOpen(world)
  expect(await titles(world, { private: true }, unlocked)).toEqual(['secret'])
  expect(await titles(world, { private: true, q: 'nobody', tag: 'hidden' }, unlocked)).toEqual(['secret'])
  expect(await titles(world, { private: true, q: 'open' }, unlocked)).toEqual([])
  expect(await titles(world, {}, unlocked)).toEqual(['open'])
  expect(await world.photos.get(OWNER, secret, unlocked)).toMatchObject({ title: 'secret', isPrivate: true })
})

test('when locked, a private photo is neither shown nor changed', async () => {
  await using world = await setUp()
  const { secret, open } = await privateAndOpen(world)
  const attempts = [
    world.photos.list(OWNER, { private: true }),
    world.photos.get(OWNER, secret),
    world.photos.download(OWNER, secret),
    world.photos.edit(OWNER, secret, { isPrivate: false }),
    world.photos.tag(OWNER, { ids: [open, secret], add: ['x'], remove: [] }),
    world.photos.tagsOf(OWNER, [open, secret]),
    world.photos.trash(OWNER, [open, secret]),
    world.photos.restore(OWNER, [secret]),
    world.photos.delete(OWNER, [secret]),
  ]
  for (const refused of await Promise.all(attempts.map(refusal)))
    expect(refused).toMatchObject({ code: 'forbidden', reason: 'locked' })
  expect(await world.photos.get(OWNER, open)).toMatchObject({ tags: [], trashedAt: null })
  expect(await world.photos.avatarUrl(secret, OWNER)).toBeNull()
})

test('the trash keeps private photos apart, and emptying it keeps them', async () => {
  await using world = await setUp()
  const { secret, open } = await privateAndOpen(world)
  await world.photos.trash(OWNER, [secret, open], unlocked)
  expect(await titles(world, { trashed: true })).toEqual(['open'])
  expect(await titles(world, { trashed: true, private: true }, unlocked)).toEqual(['secret'])
  expect(await world.photos.summary(OWNER)).toMatchObject({ total: 0, trashed: 1 })
  await world.photos.emptyTrash(OWNER)
  expect(await titles(world, { trashed: true, private: true }, unlocked)).toEqual(['secret'])
  await world.photos.restore(OWNER, [secret], unlocked)
  expect(await titles(world, { private: true }, unlocked)).toEqual(['secret'])
})

test('the counts follow when photos become private or public', async () => {
  await using world = await setUp()
  const { secret } = await privateAndOpen(world)
  await world.photos.edit(OWNER, secret, { isPrivate: false }, unlocked)
  expect(await world.photos.summary(OWNER)).toMatchObject({
    total: 2,
    tags: [{ value: 'hidden', count: 1 }],
  })
  await world.photos.edit(OWNER, secret, { isPrivate: true })
  expect(await world.photos.summary(OWNER)).toMatchObject({ total: 1, tags: [] })
})

test('a live stream only says that a photo left the timeline', async () => {
  await using world = await setUp()
  const heard: unknown[] = []
  const { secret } = await privateAndOpen(world)
  const { promise, resolve } = Promise.withResolvers<void>()
  const stop = world.photos.live.watch(OWNER, '', {
    changed({ key, type, data }) {
      heard.push({ key, type, data })
      if (heard.length === 2) resolve()
    },
    failed: () => resolve(),
  })
  await promise
  stop()
  expect(heard).toContainEqual({ key: secret, type: 'photo-removed', data: { id: secret } })
  expect(JSON.stringify(heard)).not.toMatch(/"secret"|hidden/)
})

test('uploading the bytes of a private photo again reveals nothing about it', async () => {
  await using world = await setUp()
  const bytes = await picture(7)
  const id = await world.uploaded(bytes, { name: 'twin.png' })
  await world.photos.edit(OWNER, id, { isPrivate: true, title: 'Twin', tags: ['t'] })
  const { photo, grant } = await world.photos.request(OWNER, announcement(bytes, { name: 'other.png' }))
  expect(grant).toBeNull()
  expect(photo).toMatchObject({
    id,
    title: '',
    tags: [],
    metadata: null,
    thumbnailUrl: null,
    smallUrl: null,
    previewUrl: null,
  })
})

test('announcing the bytes of a private photo that is still being uploaded tells nothing of it either', async () => {
  await using world = await setUp()
  const file = announcement(await picture())
  const { photo } = await world.photos.request(OWNER, file)
  await world.photos.edit(OWNER, photo.id, { title: 'Secret', tags: ['secret'], isPrivate: true })
  const again = await world.photos.request(OWNER, file)
  expect(again).toMatchObject({ photo: { id: photo.id, title: '', tags: [] }, grant: { method: 'POST' } })
})
