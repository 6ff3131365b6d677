import { expect, test } from 'vitest'
import { shareWorld } from '../../platform/test-shared-world.ts'
import { type Browser, setUp as startWorld, type World } from '../test-world.ts'
import { readyPhotos } from './test-ready-photos.ts'

let shared: World
shareWorld(startWorld, (world) => {
  shared = world
})
const world = () => shared

async function setUp() {
  const ana = await world().registered()
  const add = readyPhotos(world(), ana.id)
  return {
    ana,
    add,
    preview: async (body: object) =>
      (await ana.request('POST', '/api/v1/photos/edits/preview', body)).json().items,
    edit: (body: object) => ana.request('POST', '/api/v1/photos/edits', body),
    undo: (operationId: string, person: Browser = ana) =>
      person.request('POST', `/api/v1/photos/edits/${operationId}/undo`),
    photo: async (id: string) => (await ana.request('GET', `/api/v1/photos/${id}`)).json(),
  }
}

test('an edit of many is previewed, made and undone exactly', async () => {
  const { add, preview, edit, undo, photo } = await setUp()
  const berlin = { latitude: 52.5, longitude: 13.4, altitude: 34 }
  const a = await add({
    ...{ name: 'a.jpg', takenAt: '2024-02-28T23:30:00.25+01:00', takenFrom: 'exif', takenCertainty: 'exact' },
    ...{ title: 'Before', tags: ['x'], metadata: { camera: 'Maker X', position: berlin } },
  })
  const b = await add({ name: 'b.jpg', takenAt: '2024-03-01' })
  const c = await add({ name: 'c.jpg' })
  const ids = [a, b, c]
  const before = await Promise.all(ids.map(photo))
  const change = {
    taken: { shift: 45 },
    position: { latitude: 1, longitude: 2 },
    title: '{name} {n:3} {camera} {date} {what}',
    description: 'New',
    tags: { add: ['y'], remove: ['x'] },
  }

  const seen = await preview({ ids, edit: change, first: 9 })
  expect(seen[0]).toMatchObject({
    before: { title: 'Before', takenAt: '2024-02-28T23:30:00.25+01:00', tags: ['x'], position: berlin },
    after: { title: 'a 009 Maker X 2024-02-29 {what}', takenAt: '2024-02-29T00:15:00.25+01:00', tags: ['y'] },
    problem: null,
  })
  expect(seen[1].problem).toBe('Only its day is known, and not the time')
  expect(seen[2].problem).toBe('It has no date to shift')
  expect(await Promise.all(ids.map(photo))).toEqual(before)

  const step = { ids, edit: change, first: 9, operationId: 'op', step: 0 }
  expect((await edit(step)).json()).toEqual({ changed: 3 })
  const after = await photo(a)
  expect(after).toMatchObject({
    title: 'a 009 Maker X 2024-02-29 {what}',
    ...{ takenAt: '2024-02-29T00:15:00.25+01:00', day: '2024-02-29', takenFrom: 'person' },
    metadata: { camera: 'Maker X', position: { latitude: 1, longitude: 2, altitude: null } },
    ...{ description: 'New', tags: ['y'] },
  })
  // Sent again, because the answer was lost: nothing is shifted twice.
  expect((await edit(step)).json()).toEqual({ changed: 3 })
  expect(await photo(a)).toEqual(after)

  expect((await undo('op')).json()).toEqual({ restored: 3, kept: 0, isDone: true })
  const untimed = ({ updatedAt: _, ...rest }: Record<string, unknown>) => rest
  expect((await Promise.all(ids.map(photo))).map(untimed)).toEqual(before.map(untimed))
  expect((await undo('op')).json()).toEqual({ restored: 0, kept: 0, isDone: true })
  // An undone step that arrives late stays undone.
  await edit(step)
  expect((await photo(a)).title).toBe('Before')
})

test('what was edited since stays when an edit is undone', async () => {
  const { ana, add, edit, undo, photo } = await setUp()
  const [a, b] = [await add({ title: 'A' }), await add({ title: 'B' })]
  await edit({ ids: [a, b], edit: { title: 'Same', description: 'D' }, operationId: 'o', step: 0 })
  await ana.request('PATCH', `/api/v1/photos/${a}`, { title: 'Mine' })
  expect((await undo('o')).json()).toEqual({ restored: 1, kept: 1, isDone: true })
  expect(await photo(a)).toMatchObject({ title: 'Mine', description: 'D' })
  expect(await photo(b)).toMatchObject({ title: 'B', description: '' })
})

test('steps are undone one after another, and long texts fit', async () => {
  const { add, edit, undo, photo } = await setUp()
  const long = '語'.repeat(5000)
  const ids: string[] = []
  for (let i = 0; i < 40; i++) ids.push(await add({ description: long }))
  await edit({ ids, edit: { description: 'short' }, operationId: 'long', step: 0 })
  let restored = 0
  for (let isDone = false, rounds = 0; !isDone && rounds < 9; rounds++) {
    const answer = (await undo('long')).json()
    restored += answer.restored
    isDone = answer.isDone
  }
  expect(restored).toBe(40)
  expect((await photo(ids[39]!)).description).toBe(long)
})

test('somebody else’s photo or edit looks like none, and stops the whole step', async () => {
  const { ana, add, edit, undo, photo } = await setUp()
  const mine = await add({ title: 'Mine' })
  const bo = await world().registered()
  const theirs = await readyPhotos(world(), bo.id)({ title: 'Theirs' })
  const step = { edit: { title: 'x' }, operationId: 'mixed', step: 0 }
  expect((await edit({ ...step, ids: [mine, theirs] })).statusCode).toBe(404)
  expect((await photo(mine)).title).toBe('Mine')
  await edit({ ...step, ids: [mine] })
  expect((await undo('mixed', bo)).statusCode).toBe(404)
  expect((await undo('nothing')).statusCode).toBe(404)
  expect((await photo(mine)).title).toBe('x')
  expect(
    (await ana.request('POST', '/api/v1/photos/edits/preview', { ids: [theirs], edit: step.edit }))
      .statusCode,
  ).toBe(404)
})

test.each<[object, string]>([
  [{}, 'edit'],
  [{ taken: { shift: 1.5 } }, 'edit.taken'],
  [{ taken: { set: '2024-02-31' } }, 'takenAt'],
  [{ taken: { set: 'yesterday' } }, 'edit.taken'],
  [{ position: { latitude: 91, longitude: 0 } }, 'edit.position'],
  [{ title: 'x'.repeat(201) }, 'edit.title'],
  [{ isPrivate: true }, 'edit.isPrivate'],
])('the edit %j is refused', async (change, field) => {
  const { add, edit } = await setUp()
  const answer = await edit({ ids: [await add()], edit: change, operationId: 'o', step: 0 })
  expect(answer.statusCode).toBe(400)
  expect(
    answer
      .json()
      .errors.map((error: { field: string }) => error.field)
      .join(),
  ).toContain(field)
})

test('date and place of one photo are set, marked as the person’s, and taken away', async () => {
  const { ana, add, photo } = await setUp()
  const id = await add({ takenAt: '2024-01-01T10:00:00', takenFrom: 'exif', takenCertainty: 'exact' })
  const patch = (body: object) => ana.request('PATCH', `/api/v1/photos/${id}`, body)
  await patch({ takenAt: '2020-05-05', position: { latitude: -33.9, longitude: 151.2 } })
  expect(await photo(id)).toMatchObject({
    ...{ takenAt: '2020-05-05', takenFrom: 'person', takenCertainty: 'day', day: '2020-05-05' },
    metadata: { position: { latitude: -33.9, longitude: 151.2, altitude: null } },
  })
  await patch({ takenAt: null, position: null })
  expect(await photo(id)).toMatchObject({ takenAt: null, takenFrom: null, metadata: { position: null } })
  expect((await patch({ takenAt: '2021-02-29T10:00:00' })).statusCode).toBe(400)
})
