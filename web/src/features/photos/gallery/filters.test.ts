import { expect, test } from 'vitest'
import { countFilters, isWholeTimeline, parseFilters, queryString, toQuery } from './filters.ts'

test.each([
  [{}, {}],
  [
    { q: 'lake', tag: 2024, private: 'true', status: 'ready' },
    { q: 'lake', tag: '2024', status: 'ready' },
  ],
  [{ from: '2024-02-30x', to: '2024-03-01' }, { to: '2024-03-01' }],
  [
    { status: 'ready', format: 'HEIC', camera: 'X100V' },
    { status: 'ready', format: 'HEIC', camera: 'X100V' },
  ],
  [{ status: 'lost', sort: 'size', order: 'up', q: '' }, {}],
  [{ sort: 'taken', order: 'desc' }, {}],
  [{ sort: 'title', order: 'asc' }, { sort: 'title' }],
  [
    { sort: 'title', order: 'desc' },
    { sort: 'title', order: 'desc' },
  ],
  [{ q: { $ne: 1 }, tag: ['a'] }, {}],
  [
    { favourite: true, rating: 3 },
    { favourite: true, rating: 3 },
  ],
  [{ favourite: 'no', rating: 6 }, {}],
])('the address %j means %j', (search, filters) => {
  expect(parseFilters(search)).toEqual(filters)
})

test('filters survive being written to and read from the address', () => {
  const filters = { q: 'a b', from: '2024-01-01', status: 'ready', sort: 'added', order: 'asc' } as const
  expect(parseFilters(Object.fromEntries(new URLSearchParams(queryString(filters))))).toEqual(filters)
})

test('only a list in capture order, filtered by nothing but days, has a known shape', () => {
  expect(isWholeTimeline({})).toBe(true)
  expect(isWholeTimeline({ from: '2024-01-01', order: 'asc' })).toBe(true)
  expect(isWholeTimeline({ q: 'lake' })).toBe(false)
  expect(isWholeTimeline({ sort: 'added' })).toBe(false)
})

test('sorting does not count as a filter, and titles start at A', () => {
  expect(countFilters({ sort: 'added', order: 'asc', q: 'x' })).toBe(1)
  expect(toQuery({ sort: 'title' })).toEqual({ sort: 'title', order: 'asc' })
  expect(toQuery({})).toEqual({ sort: 'taken', order: 'desc' })
})
