import { expect, test } from 'vitest'
import type { DuplicateGroup } from '../../../../../services/photos/view-schemas.ts'
import { bestOf } from './best-of.ts'

type Copy = DuplicateGroup['photos'][number]
const copy = (id: string, part: Partial<Copy> = {}) =>
  ({
    ...{ id, isFavourite: false, rating: 0, width: 10, height: 10, size: 100, addedAt: '2024-01-01' },
    ...part,
  }) as Copy

test.each<[string, Copy[]]>([
  ['has the most pixels', [copy('x', { size: 900 }), copy('best', { width: 11 })]],
  ['has the most bytes', [copy('x'), copy('best', { size: 101 })]],
  ['was added first', [copy('x'), copy('best', { addedAt: '2023-01-01' })]],
  ['is a favourite', [copy('x', { width: 900 }), copy('best', { isFavourite: true })]],
  ['has stars', [copy('x', { width: 900 }), copy('best', { rating: 1 })]],
])('the best copy %s', (_why, copies) => {
  expect(bestOf(copies)).toBe('best')
})
