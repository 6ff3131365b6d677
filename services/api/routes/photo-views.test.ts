import { expect, test } from 'vitest'
import { shareWorld } from '../../platform/test-shared-world.ts'
import { setUp as startWorld, type World } from '../test-world.ts'
import { readyPhotos } from './test-ready-photos.ts'

let shared: World
shareWorld(startWorld, (world) => {
  shared = world
})
const world = () => shared

test('this day of earlier years is shown, and no other day', async () => {
  const ana = await world().registered()
  const add = readyPhotos(world(), ana.id)
  const [old, older] = [
    await add({ takenAt: '2023-07-04T10:00:00' }),
    await add({ takenAt: '2019-07-04T10:00:00' }),
  ]
  for (let i = 0; i < 8; i++) await add({ takenAt: `2021-07-04T1${i}:00:00` })
  await add({ takenAt: '2022-07-05T10:00:00' })
  await add({ takenAt: '2026-07-04T10:00:00' })
  await add({ takenAt: '2018-07-04T10:00:00', isArchived: true })
  const { items } = (await ana.request('GET', '/api/v1/photos/on-this-day?day=2026-07-04')).json()
  expect(items.map(({ day, count }: { day: string; count: number }) => [day, count])).toEqual([
    ['2023-07-04', 1],
    ['2021-07-04', 8],
    ['2019-07-04', 1],
  ])
  expect(items[0].photos[0].id).toBe(old)
  expect(items[1].photos).toHaveLength(6)
  expect(items[2].photos[0].id).toBe(older)
  expect((await ana.request('GET', '/api/v1/photos/on-this-day?day=today')).statusCode).toBe(400)
})

test('statistics are of one’s own timeline between two days', async () => {
  const ana = await world().registered()
  const add = readyPhotos(world(), ana.id)
  const metadata = { camera: 'X100', lens: '23 mm', focalLength: 23.04, fNumber: 2.83 }
  await add({ takenAt: '2024-03-01T18:20:00+02:00', metadata })
  await add({ takenAt: '2024-03-02T18:59:59', metadata: { ...metadata, lens: null } })
  await add({ takenAt: '2024-04-02' })
  await add({ takenAt: '2023-04-02T03:00:00', metadata })
  await add({ takenAt: '2024-03-02T18:59:59', isPrivate: true, metadata })
  await add()
  const of = async (query: string) => (await ana.request('GET', `/api/v1/photos/statistics?${query}`)).json()
  expect(await of('from=2024-01-01&to=2024-12-31')).toEqual({
    photos: 3,
    cameras: [{ value: 'X100', count: 2 }],
    lenses: [{ value: '23 mm', count: 1 }],
    focalLengths: [{ value: '23', count: 2 }],
    apertures: [{ value: '2.8', count: 2 }],
    months: [
      { value: '2024-03', count: 2 },
      { value: '2024-04', count: 1 },
    ],
    hours: [{ value: '18', count: 2 }],
    nextCursor: null,
  })
  expect((await of('')).photos).toBe(5)
})

const query = (part: Record<string, number>) =>
  new URLSearchParams(Object.entries(part).map(([k, v]) => [k, String(v)]))

test('places are counted by square, also across the date line, and listed by square', async () => {
  const ana = await world().registered()
  const add = readyPhotos(world(), ana.id)
  const at = (latitude: number, longitude: number) =>
    add({ metadata: { position: { latitude, longitude, altitude: null } } })
  const berlin = [await at(52.52, 13.4), await at(52.521, 13.401)]
  const fiji = [await at(-17.7, 179.99), await at(-17.7, -179.99)]
  await add()
  await add({ isPrivate: true, metadata: { position: { latitude: 52.5, longitude: 13.4, altitude: null } } })
  const bo = await world().registered()
  const places = async (part: Record<string, number>, person = ana) =>
    (await person.request('GET', `/api/v1/photos/places?${query(part)}`)).json().items

  const all = await places({ west: -180, south: -85, east: 180, north: 85, level: 3 })
  expect(all.map(({ count }: { count: number }) => count)).toEqual([2, 1, 1])
  expect(all[0].latitude).toBeCloseTo(52.5205)
  const around = await places({ west: 170, south: -30, east: -170, north: 0, level: 2 })
  expect(around.map(({ photo }: { photo: { id: string } }) => photo.id).sort()).toEqual([...fiji].sort())
  expect(await places({ west: 12, south: 50, east: 15, north: 54, level: 16 })).toMatchObject([{ count: 2 }])
  expect(await places({ west: -180, south: -85, east: 180, north: 85, level: 3 }, bo)).toEqual([])

  const page = (cell: string, more = '', person = ana) =>
    person.request('GET', `/api/v1/photos/places/photos?cell=${cell}${more}`)
  const first = (await page(all[0].cell, '&limit=1')).json()
  const second = (await page(all[0].cell, `&limit=1&cursor=${first.nextCursor}`)).json()
  const shown = [...first.items, ...second.items].map(({ id }: { id: string }) => id)
  expect(shown.sort()).toEqual([...berlin].sort())
  expect(second.nextCursor).toBeNull()
  expect((await page('world')).json().items).toHaveLength(4)
  expect((await page('world', '', bo)).json().items).toEqual([])
  expect((await page('9')).statusCode).toBe(400)
})

test('a trashed photo leaves the map and comes back', async () => {
  const ana = await world().registered()
  const id = await readyPhotos(
    world(),
    ana.id,
  )({ metadata: { position: { latitude: 1, longitude: 1, altitude: null } } })
  const count = async () =>
    (await ana.request('GET', '/api/v1/photos/places/photos?cell=world')).json().items.length
  await ana.request('POST', '/api/v1/photos/trash', { ids: [id] })
  expect(await count()).toBe(0)
  await ana.request('POST', '/api/v1/photos/restore', { ids: [id] })
  expect(await count()).toBe(1)
})
