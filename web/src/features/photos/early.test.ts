// @vitest-environment node
import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { PhotoSummary } from '../../../../services/photos/list-schemas.ts'
import type { PhotoTile } from '../../../../services/photos/schemas.ts'
import { createApi } from '../../api.ts'
import { createPhotoLists } from './data/lists.ts'
import { firstStretch, firstStretchUrl } from './early.ts'
import { toQuery } from './gallery/filters.ts'
import { type DayCount, planStretches } from './gallery/plan.ts'

/** What the application asks for first, given the days of the summary. */
async function firstRequest(days: DayCount[]) {
  const asked: string[] = []
  const api = createApi({
    fetch: async (url) => {
      asked.push(url)
      return Response.json({ items: [], nextCursor: null })
    },
    session: { renew: async () => false },
    onSignedOut: () => undefined,
    now: () => 0,
  })
  const lists = createPhotoLists({
    client: new QueryClient(),
    fetchPage: (query) => api.get('/photos', { query: { ...query } }),
    heard: () => undefined,
    now: () => 0,
  })
  const { from, to } = planStretches(days)[0]!
  const { sort, order } = toQuery({})
  await lists.ensure({ sort: sort!, order: order!, from, to })
  return asked[0]
}

const daysOf = (counts: number[]): DayCount[] =>
  counts.map((count, index) => ({ day: `2026-05-${20 - index}`, count }))

const summaryOf = (days: DayCount[]) => ({ days }) as PhotoSummary

/** The newest photos, as many as come with the page. */
function newestOf(days: DayCount[]) {
  const items = days.flatMap(({ day, count }) =>
    Array.from({ length: count }, (_, index) => ({ id: `${day}/${index}`, day }) as PhotoTile),
  )
  return { items: items.slice(0, 150), nextCursor: items.length > 150 ? 'more' : null }
}

test.each([
  ['one day', [150]],
  ['a day of more than a stretch', [900, 3]],
  ['days that fill a stretch', [50, 60, 40, 7]],
  ['days of which one would be too much', [50, 60, 41, 7]],
])('%s: the beginning of the timeline is prepared as the gallery asks for it', async (_what, counts) => {
  const days = daysOf(counts)
  expect(firstStretchUrl(summaryOf(days))).toBe(await firstRequest(days))
})

test('the newest photos are cut to the first stretch', () => {
  const days = daysOf([50, 60, 41, 7])
  const stretch = firstStretch(summaryOf(days), newestOf(days))
  expect(stretch?.nextCursor).toBeNull()
  expect(stretch?.items).toHaveLength(110)
  expect(new Set(stretch?.items.map(({ day }) => day))).toEqual(new Set(['2026-05-20', '2026-05-19']))
})

test('a stretch of which photos are missing is left to the gallery', () => {
  const days = daysOf([900, 3])
  expect(firstStretch(summaryOf(days), newestOf(days))).toBeNull()
  // A photo was deleted between the two answers.
  const later = daysOf([10])
  expect(firstStretch(summaryOf(later), newestOf(daysOf([9])))).toBeNull()
})

test('where nothing is, nothing is prepared', () => {
  expect(firstStretchUrl(summaryOf([]))).toBeNull()
  expect(firstStretch(summaryOf([]), newestOf([]))).toBeNull()
})
