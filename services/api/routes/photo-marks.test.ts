import { expect, test } from 'vitest'
import { shareWorld } from '../../platform/test-shared-world.ts'
import { type Browser, setUp as startWorld, type World } from '../test-world.ts'
import { readyPhotos } from './test-ready-photos.ts'

let shared: World
shareWorld(startWorld, (world) => {
  shared = world
})
const world = () => shared

const idsOf = async (person: Browser, query: string) =>
  (await person.request('GET', `/api/v1/photos?${query}`)).json().items.map(({ id }: { id: string }) => id)

test('favourites and stars can be filtered by, and are counted', async () => {
  const ana = await world().registered()
  const add = readyPhotos(world(), ana.id)
  const [a, b, c] = [await add(), await add(), await add()]
  const mark = async (body: unknown) => (await ana.request('POST', '/api/v1/photos/marks', body)).statusCode

  expect(await mark({ ids: [a, b], isFavourite: true })).toBe(204)
  expect(await mark({ ids: [b, c], rating: 3 })).toBe(204)
  expect(await mark({ ids: [c], rating: 5 })).toBe(204)
  expect((await idsOf(ana, 'favourite=true')).sort()).toEqual([a, b])
  expect((await idsOf(ana, 'rating=3')).sort()).toEqual([b, c])
  expect(await idsOf(ana, 'rating=4')).toEqual([c])
  expect((await ana.request('GET', '/api/v1/photos/summary')).json()).toMatchObject({
    total: 3,
    favourites: 2,
  })

  expect(await mark({ ids: [a, b], isFavourite: false })).toBe(204)
  expect(await idsOf(ana, 'favourite=true')).toEqual([])
  expect((await ana.request('GET', '/api/v1/photos/summary')).json()).toMatchObject({ favourites: 0 })
})

test('what is archived leaves the timeline, its days and nothing else', async () => {
  const ana = await world().registered()
  const add = readyPhotos(world(), ana.id)
  const [kept, away] = [await add(), await add({ isFavourite: true })]
  const archive = (isArchived: boolean) =>
    ana.request('POST', '/api/v1/photos/marks', { ids: [away], isArchived })

  await archive(true)
  expect(await idsOf(ana, '')).toEqual([kept])
  expect(await idsOf(ana, 'archived=true')).toEqual([away])
  expect(await idsOf(ana, 'favourite=true')).toEqual([away])
  expect((await ana.request('GET', '/api/v1/photos/summary')).json()).toMatchObject({
    ...{ total: 1, archived: 1, favourites: 1 },
    days: [{ count: 1 }],
  })
  await archive(false)
  expect((await idsOf(ana, '')).length).toBe(2)
  expect((await ana.request('GET', '/api/v1/photos/summary')).json()).toMatchObject({ total: 2, archived: 0 })
})

test('many become private in one request, and go back only when they are unlocked', async () => {
  const ana = await world().registered()
  const add = readyPhotos(world(), ana.id)
  const ids = [await add(), await add()]
  const mark = async (isPrivate: boolean) =>
    (await ana.request('POST', '/api/v1/photos/marks', { ids, isPrivate })).statusCode
  expect(await mark(true)).toBe(204)
  expect(await idsOf(ana, '')).toEqual([])
  expect((await ana.request('GET', '/api/v1/photos/summary')).json()).toMatchObject({ total: 0 })
  expect(await mark(false)).toBe(403)
})

test.each([
  [{ ids: ['a'] }, ''],
  [{ ids: ['a'], rating: 6 }, 'rating'],
  [{ ids: ['a'], rating: 2.5 }, 'rating'],
  [{ ids: [], isFavourite: true }, 'ids'],
  [{ ids: Array.from({ length: 201 }, (_, i) => `p${i}`), isFavourite: true }, 'ids'],
])('marks %j are refused', async (body, field) => {
  const ana = await world().registered()
  const answer = await ana.request('POST', '/api/v1/photos/marks', body)
  expect(answer.statusCode).toBe(400)
  expect(answer.json().errors.map((error: { field: string }) => error.field)).toContain(field)
})

/** `bits` of the look of other photos are turned. */
const look = (base: bigint, ...bits: number[]) =>
  bits
    .reduce((value, bit) => value ^ (1n << BigInt(bit)), base)
    .toString(16)
    .padStart(16, '0')

/** All groups, as sorted lists of ids. */
async function groups(person: Browser): Promise<string[][]> {
  const found: string[][] = []
  let cursor: string | null = null
  do {
    const query: string = cursor ? `?cursor=${cursor}` : ''
    const page = (await person.request('GET', `/api/v1/photos/duplicates${query}`)).json()
    found.push(
      ...page.items.map(({ photos }: { photos: { id: string }[] }) => photos.map(({ id }) => id).sort()),
    )
    cursor = page.nextCursor
  } while (cursor)
  return found
}

test('copies are found once, whichever bits differ; others, private and trashed ones are not', async () => {
  const ana = await world().registered()
  const add = readyPhotos(world(), ana.id)
  const base = 0x0123456789abcdefn
  const a = await add({ look: look(base) })
  const b = await add({ look: look(base, 0, 20, 40) })
  const other = 0xf0f0f0f00f0f0f0fn
  const c = await add({ look: look(other) })
  // The last band alone is the same.
  const d = await add({ look: look(other, 20, 21, 35, 36, 50, 51) })
  await add({ look: look(base, ...Array.from({ length: 8 }, (_, i) => 48 + i)) })
  await add({ look: look(base), isPrivate: true })
  await add({ look: look(base), trashedAt: new Date(world().clock.now()).toISOString() })
  const bo = await world().registered()
  await readyPhotos(world(), bo.id)({ look: look(base) })

  expect(await groups(ana)).toEqual([
    [a, b],
    [c, d],
  ])
  const [first] = (await ana.request('GET', '/api/v1/photos/duplicates')).json().items
  expect(first.photos.find(({ id }: { id: string }) => id === a)).toMatchObject({
    name: '1.jpg',
    size: 10,
    width: 30,
    height: 20,
    format: 'JPEG',
  })

  const apart = (body: unknown) => ana.request('POST', '/api/v1/photos/duplicates/apart', body)
  expect((await apart({ ids: [a, b] })).statusCode).toBe(204)
  expect(await groups(ana)).toEqual([[c, d]])
  expect((await apart({ ids: [a, b], isUndone: true })).statusCode).toBe(204)
  expect(await groups(ana)).toEqual([
    [a, b],
    [c, d],
  ])
  expect((await bo.request('POST', '/api/v1/photos/duplicates/apart', { ids: [a, b] })).statusCode).toBe(404)
})
