import { expect, test } from 'vitest'
import { readPhotoFilters } from './features/photos/photo-filters.ts'
import { readReturnPath } from './return-path.ts'

test.each([
  ['/photos?q=sea#top', '/photos?q=sea#top'],
  ['/profile', '/profile'],
  ['/', undefined],
  ['/sign-in?next=/photos', undefined],
  ['https://evil.example/', undefined],
  ['//evil.example/photos', undefined],
  ['/\\evil.example/photos', undefined],
  ['javascript:alert(1)', undefined],
  [7, undefined],
])('after sign-in %s leads to %s', (value, path) => {
  expect(readReturnPath(value)).toBe(path)
})

test('the address of the photos page keeps only valid filters', () => {
  expect(
    readPhotoFilters({
      q: 2024,
      tag: '',
      status: 'ready',
      private: true,
      from: '2024-05-01',
      to: 'May',
      sort: 'size',
      x: 1,
    }),
  ).toEqual({ q: '2024', status: 'ready', from: '2024-05-01' })
})
