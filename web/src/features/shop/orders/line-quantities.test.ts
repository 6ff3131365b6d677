import { expect, test } from 'vitest'
import type { ShopOrder } from '../../../../../services/shop/orders/schemas.ts'
import { allOf, countsOf, quantityProblem, shareOf } from './line-quantities.ts'

const order = {
  lines: [
    { id: 'a', quantity: 3, total: 1000 },
    { id: 'b', quantity: 1, total: 250 },
  ],
} as ShopOrder

test.each([
  [[{ lineId: 'a', quantity: 3 }], 1000],
  [[{ lineId: 'a', quantity: 1 }], 333],
  [[{ lineId: 'a', quantity: 2 }], 667],
  [
    [
      { lineId: 'a', quantity: 1 },
      { lineId: 'b', quantity: 1 },
    ],
    583,
  ],
  [[{ lineId: 'gone', quantity: 1 }], 0],
])('%j is worth %i', (counts, amount) => {
  expect(shareOf(order, counts)).toBe(amount)
})

test('lines of which nothing is meant are left out', () => {
  expect(countsOf({ ...allOf([{ lineId: 'a', quantity: 2 }]), b: '0' })).toEqual([
    { lineId: 'a', quantity: 2 },
  ])
})

test.each([
  ['2', undefined],
  ['0', undefined],
  ['4', 'At most 3'],
  ['-1', 'Enter a whole number'],
  ['1.5', 'Enter a whole number'],
  ['', 'Enter a whole number'],
])('%j of 3: %s', (text, problem) => {
  expect(quantityProblem(text, 3)).toBe(problem)
})
