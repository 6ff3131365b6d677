// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import vm from 'node:vm'
import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { createApi } from '../../api.ts'
import { createPhotoLists } from './data/lists.ts'
import { timeline } from './early.ts'
import { toQuery } from './gallery/filters.ts'
import { type DayCount, planStretches } from './gallery/plan.ts'
import { thumbnailsOf } from './gallery/thumbnails.ts'

const script = new vm.Script(
  readFileSync(join(import.meta.dirname, '../../../public/first-paint.js'), 'utf8'),
)

interface Picture {
  src?: string
  srcset?: string
  sizes?: string
}

/** What public/first-paint.js asks for on a phone, given the API's answers. */
async function openPage(answers: Record<string, unknown>) {
  const asked: string[] = []
  const pictures: Picture[] = []
  script.runInNewContext({
    window: {},
    location: { pathname: '/photos', search: '' },
    localStorage: { getItem: (key: string) => (key === 'atelier.session' ? '1' : null) },
    document: {
      documentElement: { dataset: {} },
      getElementById: () => ({ textContent: JSON.stringify({ '/photos': { ...timeline, parts: [] } }) }),
    },
    innerWidth: 412,
    innerHeight: 823,
    Image: class {
      constructor() {
        pictures.push(this)
      }
    },
    fetch: async (url: string) => {
      asked.push(url)
      return Response.json(answers[url.split('?')[0]!] ?? {})
    },
  })
  for (let before = -1; before !== asked.length + pictures.length; ) {
    before = asked.length + pictures.length
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { asked, pictures }
}

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

test.each([
  ['one day', [150]],
  ['a day of more than a stretch', [900, 3]],
  ['days that fill a stretch', [50, 60, 40, 7]],
  ['days of which one would be too much', [50, 60, 41, 7]],
])('%s: the beginning of the timeline is asked for as the gallery asks for it', async (_what, counts) => {
  const days = counts.map((count, index) => ({ day: `2026-05-${20 - index}`, count }))
  const { asked } = await openPage({ '/api/v1/photos/summary': { days } })
  expect(asked).toEqual(['/api/v1/account', '/api/v1/photos/summary', await firstRequest(days)])
})

test('where nothing is, nothing more is asked for', async () => {
  const { asked } = await openPage({ '/api/v1/photos/summary': { days: [] } })
  expect(asked).toEqual(['/api/v1/account', '/api/v1/photos/summary'])
})

test('the pictures of the first screen are asked for as the tiles ask for them', async () => {
  const photo = { ratio: 1.5, smallUrl: '/small', thumbnailUrl: '/thumbnail' }
  const { pictures } = await openPage({
    '/api/v1/photos/summary': { days: [{ day: '2026-05-20', count: 100 }] },
    '/api/v1/photos': { items: Array.from({ length: 100 }, () => photo) },
  })
  const { srcSet, sizes } = thumbnailsOf(photo)
  expect(pictures[0]).toEqual({ src: '/thumbnail', srcset: srcSet, sizes, fetchPriority: 'low' })
  expect(pictures.length).toBeGreaterThan(8)
  expect(pictures.length).toBeLessThan(20)
})
