import { expect, test } from 'vitest'
import type { PhotoQuery } from '../../../../../services/photos/list-schemas.ts'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import { belongs, photoRules } from './list-rules.ts'

const tile = (part: Partial<PhotoTile> = {}) =>
  ({
    id: 'x',
    status: 'ready',
    day: '2024-05-04',
    takenKey: '2024-05-04T12:00:00',
    addedAt: '2024-06-01T00:00:00.000Z',
    title: '',
    isPrivate: false,
    albums: ['coast'],
    trashedAt: null,
    ...{ isFavourite: false, rating: 0, isArchived: false },
    ...part,
  }) as PhotoTile

test.each<[PhotoQuery, Partial<PhotoTile>, string]>([
  [{}, {}, 'yes'],
  [{}, { trashedAt: 'then' }, 'no'],
  [{ trashed: true }, { trashedAt: 'then' }, 'yes'],
  [{ trashed: true }, {}, 'no'],
  [{ status: 'rejected' }, {}, 'no'],
  [{ private: true }, { isPrivate: true }, 'yes'],
  [{ private: true }, {}, 'no'],
  [{}, { isPrivate: true }, 'no'],
  [{ trashed: true }, { trashedAt: 'then', isPrivate: true }, 'no'],
  [{}, { isArchived: true }, 'no'],
  [{ archived: true }, { isArchived: true }, 'yes'],
  [{ archived: true }, {}, 'no'],
  [{ favourite: true }, { isFavourite: true, isArchived: true }, 'yes'],
  [{ favourite: true }, {}, 'no'],
  [{ rating: 3 }, { rating: 2 }, 'no'],
  [{ rating: 3 }, { rating: 5, isArchived: true }, 'no'],
  [{ trashed: true }, { trashedAt: 'then', isArchived: true }, 'yes'],
  [{ album: 'coast' }, { isArchived: true }, 'yes'],
  [{ to: '2024-05-03' }, {}, 'no'],
  [{ from: '2024-05-04', to: '2024-05-04' }, {}, 'yes'],
  [{ q: 'lake' }, {}, 'unknown'],
  [{ album: 'coast' }, {}, 'yes'],
  [{ album: 'hills' }, {}, 'no'],
  [{ camera: 'X100V', status: 'uploading' }, {}, 'no'],
])('in the list %j a photo with %j belongs: %s', (query, part, answer) => {
  expect(belongs(query, tile(part))).toBe(answer)
})

test.each<[string, PhotoQuery, Partial<PhotoTile>, string[] | null]>([
  ['by when it was taken', {}, {}, ['2024-05-04T12:00:00', 'x']],
  ['by when it was added', { sort: 'added' }, {}, ['2024-06-01T00:00:00.000Z', 'x']],
  ['by its title, without accents', { sort: 'title' }, { title: 'Élan' }, ['elan', 'x']],
  ['by the service, in an order by hand', { album: 'coast', sort: 'hand' }, {}, null],
  ['by the service, without a title', { sort: 'title' }, {}, null],
])('a photo is placed %s', (_how, query, part, position) => {
  expect(photoRules.position(query, tile(part))).toEqual(position)
})

test.each<[PhotoQuery, boolean]>([
  [{}, true],
  [{ sort: 'title' }, false],
  [{ sort: 'taken', order: 'asc' }, false],
])('the list %j begins at the end: %s', (query, isDescending) => {
  expect(photoRules.isDescending(query)).toBe(isDescending)
})
