import { expect, test } from 'vitest'
import { summarize, table } from './report.ts'
import type { PhotoOutcome } from './upload-all.ts'

const photo = (name: string, over: Partial<PhotoOutcome> = {}): PhotoOutcome => ({
  name,
  photoId: name,
  status: 'ready',
  reason: null,
  bytes: 1,
  toThumbnail: 10,
  toEnd: 20,
  ...over,
})

test('only photos that became ready count for speed and percentiles', () => {
  const photos = [
    ...Array.from({ length: 10 }, (_, i) => photo(`${i}.jpg`, { toThumbnail: i + 1, toEnd: (i + 1) * 10 })),
    photo('bad.jpg', { status: 'rejected', reason: 'Not an image', toThumbnail: null, toEnd: 5000 }),
  ]
  const summary = summarize({ photos, elapsed: 2000 })
  expect(summary).toMatchObject({ ready: 10, rejected: 1, lost: 0, photosPerSecond: 5 })
  expect(summary.toThumbnail).toEqual({ p50: 5, p90: 9, p99: 10 })
  expect(summary.toReady).toEqual({ p50: 50, p90: 90, p99: 100 })
})

test('the table has a line per photo, with the reason for those that were refused', () => {
  const outcomes = {
    photos: [
      photo('a.jpg'),
      photo('b.jxl', {
        status: 'refused',
        reason: 'JPEG XL is not supported',
        toThumbnail: null,
        toEnd: null,
      }),
    ],
    elapsed: 1000,
  }
  const text = table(outcomes, summarize(outcomes))
  expect(text).toMatch(/^a\.jpg +ready +10 ms +20 ms$/m)
  expect(text).toMatch(/^b\.jxl +refused +– +– +JPEG XL is not supported$/m)
})

test('an empty run has no percentiles', () => {
  expect(summarize({ photos: [], elapsed: 1 })).toMatchObject({ toThumbnail: null, toReady: null })
})
