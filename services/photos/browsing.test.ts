import { expect, test } from 'vitest'
import type { PhotoQuery } from './list-schemas.ts'
import { photograph, picture } from './test-pictures.ts'
import { OWNER, refusal, setUp, type World } from './test-world.ts'

const titles = async (world: World, query: PhotoQuery = {}) =>
  (await world.photos.list(OWNER, query)).items.map(({ title }) => title)

/** Reads all pages, as a person does by scrolling. */
async function scroll(world: World, query: PhotoQuery): Promise<string[]> {
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page = await world.photos.list(OWNER, { ...query, ...(cursor && { cursor }) })
    seen.push(...page.items.map(({ title }) => title))
    cursor = page.nextCursor
  } while (cursor)
  return seen
}

test('the timeline is sorted by the time of capture on the camera’s clock', async () => {
  await using world = await setUp()
  await world.uploaded(await photograph(1, { takenAt: '2024:05:01 12:00:00' }), { name: 'noon.jpg' })
  await world.uploaded(await photograph(2, { takenAt: '2024:05:01 23:59:59' }), { name: 'night.jpg' })
  await world.uploaded(await photograph(3, { takenAt: '2019:01:01 00:00:00' }), { name: 'old.jpg' })
  await world.uploaded(await picture(4), { name: 'unknown.jpg' })

  expect(await titles(world)).toEqual(['unknown', 'night', 'noon', 'old'])
  expect(await titles(world, { order: 'asc' })).toEqual(['old', 'noon', 'night', 'unknown'])
  expect(await titles(world, { from: '2024-05-01', to: '2024-05-01' })).toEqual(['night', 'noon'])
  expect(await titles(world, { to: '2024-04-30' })).toEqual(['old'])
  expect(await titles(world, { sort: 'title' })).toEqual(['night', 'noon', 'old', 'unknown'])
  expect(await titles(world, { sort: 'title', order: 'desc', from: '2024-01-01', to: '2024-12-31' })).toEqual(
    ['noon', 'night'],
  )
  const { days } = await world.photos.summary(OWNER)
  expect(days.slice(1)).toEqual([
    { day: '2024-05-01', count: 2 },
    { day: '2019-01-01', count: 1 },
  ])
})

test('pages neither skip nor repeat photos while others come and go', async () => {
  await using world = await setUp()
  for (let i = 0; i < 7; i++) {
    // Each title occurs twice, because the order of equal titles must be stable too.
    await world.upload(await picture(i), { name: `photo ${Math.floor(i / 2)}.jpg` })
    world.clock.advance(1000)
  }
  const first = await world.photos.list(OWNER, { limit: 3, sort: 'added' })
  await world.upload(await picture(100), { name: 'newer.jpg' })
  await world.photos.trash(OWNER, [first.items[2]!.id])
  const rest = await world.photos.list(OWNER, { limit: 10, sort: 'added', cursor: first.nextCursor! })
  expect([...first.items, ...rest.items].map(({ title }) => title)).toEqual(
    [3, 2, 2, 1, 1, 0, 0].map((i) => `photo ${i}`),
  )
  expect(rest.nextCursor).toBeNull()

  const everything = ['newer', 'photo 0', 'photo 0', 'photo 1', 'photo 1', 'photo 2', 'photo 3']
  expect(await scroll(world, { sort: 'title', limit: 2 })).toEqual(everything)
  expect(await scroll(world, { sort: 'title', order: 'desc', limit: 2 })).toEqual(everything.reverse())
})

test('a cursor of another list is refused with the name of the field', async () => {
  await using world = await setUp()
  for (let i = 0; i < 2; i++) await world.upload(await picture(i))
  const { nextCursor } = await world.photos.list(OWNER, { limit: 1 })
  for (const query of [
    { cursor: 'nonsense' },
    { cursor: nextCursor!, sort: 'title' as const },
    { cursor: nextCursor!, order: 'asc' as const },
  ])
    expect(await refusal(world.photos.list(OWNER, query))).toMatchObject({
      code: 'invalid',
      errors: [{ field: 'cursor' }],
    })
})

test('filters and words work alone and together', async () => {
  await using world = await setUp()
  const add = async (name: string, red: number, camera: string, tags: string[]) => {
    const id = await world.uploaded(await photograph(red, { make: 'Maker', model: `Maker ${camera}` }), {
      name,
    })
    await world.photos.edit(OWNER, id, { tags, description: `About ${name}` })
    return id
  }
  await add('Falke über Zürich.jpg', 1, 'X100', ['birds', 'city'])
  await add('falcon.jpg', 2, 'EOS R5', ['birds'])
  await add('harbour.jpg', 3, 'EOS R5', ['city', 'sea'])
  await world.upload(await picture(9), { name: 'coming.jpg' })

  const found = (query: PhotoQuery) => titles(world, { sort: 'title', ...query })
  expect(await found({ tag: 'birds' })).toEqual(['falcon', 'Falke über Zürich'])
  expect(await found({ camera: 'Maker EOS R5' })).toEqual(['falcon', 'harbour'])
  expect(await found({ camera: 'Maker EOS R5', tag: 'city' })).toEqual(['harbour'])
  expect(await found({ camera: 'Maker X100', format: 'JPEG', status: 'ready' })).toEqual([
    'Falke über Zürich',
  ])
  expect(await found({ status: 'uploading' })).toEqual(['coming'])
  expect(await found({ format: 'PNG' })).toEqual([])
  expect(await found({ q: 'fal' })).toEqual(['falcon', 'Falke über Zürich'])
  expect(await found({ q: 'ZURI' })).toEqual(['Falke über Zürich'])
  expect(await found({ q: 'f' })).toEqual(['falcon', 'Falke über Zürich'])
  expect(await found({ q: 'alke' })).toEqual([])
  expect(await found({ q: 'birds x1' })).toEqual(['Falke über Zürich'])
  expect(await found({ q: 'about har' })).toEqual(['harbour'])
  expect(await found({ q: 'eos', tag: 'sea', status: 'ready' })).toEqual(['harbour'])
  expect(await found({ q: '?!' })).toEqual([])
  expect(await scroll(world, { tag: 'birds', camera: 'Maker EOS R5', limit: 1 })).toEqual(['falcon'])

  expect(await world.photos.summary(OWNER)).toMatchObject({
    total: 4,
    tags: [
      { value: 'birds', count: 2 },
      { value: 'city', count: 2 },
      { value: 'sea', count: 1 },
    ],
    cameras: [
      { value: 'Maker EOS R5', count: 2 },
      { value: 'Maker X100', count: 1 },
    ],
    formats: [{ value: 'JPEG', count: 4 }],
  })
})

test('the file’s own texts are used until the person writes their own', async () => {
  await using world = await setUp()
  const id = await world.uploaded(await photograph(1), { name: 'IMG_1.jpg' })
  expect(await world.photos.get(OWNER, id)).toMatchObject({
    title: 'IMG_1',
    metadata: { camera: 'Maker Camera' },
  })
  const read = {
    metadata: (await world.photos.get(OWNER, id)).metadata!,
    takenAt: null,
    takenFrom: null,
    takenCertainty: null,
    rating: null,
    title: 'From file',
    description: 'D',
    tags: ['A', 'a '],
    motion: null,
  }

  const waiting = await world.upload(await photograph(2))
  await world.photos.edit(OWNER, waiting, { title: 'Mine' })
  const event = world.events[0]?.payload as { generation: string }
  await world.processing.addMetadata({ photoId: waiting, generation: event.generation }, read)
  expect(await world.photos.get(OWNER, waiting)).toMatchObject({
    title: 'Mine',
    description: 'D',
    tags: ['a'],
  })
})

test('nobody sees anything of somebody else', async () => {
  await using world = await setUp()
  const id = await world.uploaded(await picture())
  expect(await world.photos.list('bo', {})).toEqual({ items: [], nextCursor: null })
  expect(await world.photos.summary('bo')).toMatchObject({ total: 0, days: [] })
  expect(await world.photos.avatarUrl(id, OWNER)).toContain('-320.webp')
  expect(await world.photos.avatarUrl(id, 'bo')).toBeNull()
  const attempts = [
    world.photos.get('bo', id),
    world.photos.download('bo', id),
    world.photos.edit('bo', id, { title: 'x' }),
    world.photos.tag('bo', { ids: [id], add: ['x'], remove: [] }),
    world.photos.trash('bo', [id]),
    world.photos.restore('bo', [id]),
    world.photos.delete('bo', [id]),
    world.photos.cancel('bo', id),
  ]
  for (const refused of await Promise.all(attempts.map(refusal)))
    expect(refused).toMatchObject({ code: 'not-found' })
})
