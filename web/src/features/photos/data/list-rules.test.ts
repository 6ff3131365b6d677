import { describe, expect, test } from 'vitest'
import type { PhotoQuery, PhotoTile } from '../../../../../services/photos/schemas.ts'
import { belongs, mergeTile, type TileList, without } from './merge.ts'

const tile = (id: string, part: Partial<PhotoTile> = {}) =>
  ({
    id,
    status: 'ready',
    day: (part.takenAt ?? '2024-05-04').slice(0, 10),
    takenAt: '2024-05-04T12:00:00+02:00',
    addedAt: '2024-06-01T00:00:00.000Z',
    title: '',
    isPrivate: false,
    trashedAt: null,
    ...part,
  }) as PhotoTile
const at = (id: string, time: string) => tile(id, { takenAt: time, day: time.slice(0, 10) })
const list = (pages: PhotoTile[][], nextCursor: string | null = null): TileList => ({
  pages: pages.map((items, index) => ({
    items,
    nextCursor: index < pages.length - 1 ? `c${index}` : nextCursor,
  })),
})
const ids = ({ pages }: TileList) => pages.map((page) => page.items.map(({ id }) => id).join(''))

const newest: PhotoQuery = { sort: 'taken', order: 'desc' }
const two = list([
  [at('a', '2024-05-04T18:00:00Z'), at('b', '2024-05-04T12:00:00Z')],
  [at('c', '2024-05-03T12:00:00Z'), at('d', '2024-05-01T12:00:00Z')],
])

describe('a photo that arrives live', () => {
  test.each([
    ['2024-05-05T00:00:00Z', ['xab', 'cd']],
    ['2024-05-04T15:00:00Z', ['axb', 'cd']],
    ['2024-05-03T18:00:00Z', ['ab', 'xcd']],
    ['2024-04-01T00:00:00Z', ['ab', 'cdx']],
  ])('taken %s goes to its place', (time, expected) => {
    expect(ids(mergeTile(two, newest, at('x', time)).list)).toEqual(expected)
  })

  test('is placed by the clock of its own place', () => {
    // 23:00 in Tokyo is before 18:00 in London as an instant, and after it on the wall.
    expect(ids(mergeTile(two, newest, at('x', '2024-05-04T23:00:00+09:00')).list)).toEqual(['xab', 'cd'])
  })

  test('goes the other way round in a list from the oldest', () => {
    const oldest = list([[at('d', '2024-05-01T12:00:00Z'), at('a', '2024-05-04T18:00:00Z')]])
    const merged = mergeTile(oldest, { sort: 'taken', order: 'asc' }, at('x', '2024-05-02T00:00:00Z'))
    expect(ids(merged.list)).toEqual(['dxa'])
  })

  test('beyond what was fetched is left to its page', () => {
    const open = list([[at('a', '2024-05-04T18:00:00Z')]], 'more')
    expect(mergeTile(open, newest, at('x', '2024-01-01T00:00:00Z'))).toEqual({ list: open, isStale: false })
  })

  test('twice changes nothing more', () => {
    const once = mergeTile(two, newest, at('x', '2024-05-04T15:00:00Z')).list
    expect(ids(mergeTile(once, newest, at('x', '2024-05-04T15:00:00Z')).list)).toEqual(['axb', 'cd'])
  })

  test('moves when its capture time becomes known', () => {
    const known = at('a', '2024-05-02T00:00:00Z')
    expect(ids(mergeTile(two, newest, known).list)).toEqual(['b', 'cad'])
  })

  test('leaves the days it no longer belongs to, and the timeline when it is trashed', () => {
    const day: PhotoQuery = { ...newest, from: '2024-05-04', to: '2024-05-04' }
    const fourth = list([[at('a', '2024-05-04T18:00:00Z'), at('b', '2024-05-04T12:00:00Z')]])
    expect(ids(mergeTile(fourth, day, at('a', '2020-01-01T00:00:00Z')).list)).toEqual(['b'])
    expect(
      ids(mergeTile(two, newest, { ...at('c', '2024-05-03T12:00:00Z'), trashedAt: 'now' }).list),
    ).toEqual(['ab', 'd'])
  })

  test('keeps untouched pages the same objects, so that they are not drawn again', () => {
    const merged = mergeTile(two, newest, at('x', '2024-05-05T00:00:00Z')).list
    expect(merged.pages[1]).toBe(two.pages[1])
    expect(without(two, 'nobody')).toBe(two)
  })

  test('in a list that only the service can judge makes it stale, and keeps what is shown fresh', () => {
    const tagged: PhotoQuery = { ...newest, tag: 'lake' }
    expect(mergeTile(two, tagged, at('x', '2024-05-05T00:00:00Z'))).toEqual({ list: two, isStale: true })
    const renamed = mergeTile(two, tagged, { ...at('a', '2024-05-04T18:00:00Z'), title: 'New' })
    expect(renamed.list.pages[0]!.items[0]!.title).toBe('New')
  })
})

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
  [{ to: '2024-05-03' }, {}, 'no'],
  [{ from: '2024-05-04', to: '2024-05-04' }, {}, 'yes'],
  [{ q: 'lake' }, {}, 'unknown'],
  [{ camera: 'X100V', status: 'uploading' }, {}, 'no'],
])('in the list %j a photo with %j belongs: %s', (query, part, answer) => {
  expect(belongs(query, tile('x', part))).toBe(answer)
})
