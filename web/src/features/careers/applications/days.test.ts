import { expect, test } from 'vitest'
import { positionAt } from './board-order.ts'
import { formatDay, formatLongDay, today } from './days.ts'

test('a day is the same day in every zone', () => {
  expect(formatDay('2003-12-31')).toBe('31 Dec 2003')
  expect(formatLongDay('2026-11-26')).toBe('Thursday, 26 November 2026')
  expect(today(new Date(2026, 0, 2, 23, 59))).toBe('2026-01-02')
})

const stage = [
  { id: 'a', position: 0 },
  { id: 'b', position: 1024 },
  { id: 'c', position: 2048 },
]

test.each([
  ['x', 'a', -1024],
  ['x', 'b', 512],
  ['x', null, 3072],
  ['b', 'a', -1024],
  ['a', 'c', 1536],
])('%s is shown above %s at %d', (id, before, position) => {
  expect(positionAt(stage, id, before)).toBe(position)
})
