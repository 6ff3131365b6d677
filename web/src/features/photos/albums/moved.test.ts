import { expect, test } from 'vitest'
import { moved, stepTarget } from './moved.ts'

const items = [...'abcdef'].map((id) => ({ id }))
const order = [...'abcdef']

test.each<[string[], string | null, string]>([
  [['c'], null, 'cabdef'],
  [['c'], 'e', 'abdecf'],
  [['f', 'b'], 'c', 'acfbde'],
  [['a'], 'not fetched', 'bcdefa'],
  [['x'], 'c', 'abcdef'],
])('%j behind %s gives %s', (ids, after, expected) => {
  expect(
    moved(items, ids, after)
      .map(({ id }) => id)
      .join(''),
  ).toBe(expected)
})

test.each<[string[], 'back' | 'ahead', string | null | undefined]>([
  [['c'], 'back', 'a'],
  [['b'], 'back', null],
  [['a'], 'back', undefined],
  [['c'], 'ahead', 'd'],
  [['f'], 'ahead', undefined],
  [['b', 'd'], 'ahead', 'e'],
  [['b', 'd'], 'back', null],
])('%j goes a step %s: behind %s', (ids, step, expected) => {
  expect(stepTarget(order, ids, step)).toBe(expected)
})
