import { expect, test } from 'vitest'
import { handleRefusal } from './handles.ts'
import { slugFrom } from './slug.ts'

test.each([
  ['Bowls & vases', 'bowls-vases'],
  ['Łódź, 2026', 'lodz-2026'],
  ['花瓶', 'album'],
  // Addresses that end with z do not always reach Cloud Run.
  ['All that jazz', 'all-that-jazz-1'],
  [`${'z'.repeat(120)}`, `${'z'.repeat(100)}-1`],
])('the address of %s is %s', (title, slug) => {
  expect(slugFrom(title, 'album')).toBe(slug)
})

test('no handle ends with z', () => {
  expect(handleRefusal('ana-ruiz')).toMatch(/cannot end with z/)
  expect(handleRefusal('ruiz-ana')).toBeNull()
})
