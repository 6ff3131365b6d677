import { expect, test } from 'vitest'
import { createRing } from './ring.ts'

test('a ring keeps the newest and goes on counting', () => {
  const ring = createRing<string>(3)
  for (const each of 'abcde') ring.push(each)
  expect(ring.since(0)).toEqual([
    { number: 3, item: 'c' },
    { number: 4, item: 'd' },
    { number: 5, item: 'e' },
  ])
  expect(ring.since(4)).toEqual([{ number: 5, item: 'e' }])
  expect([...ring.newest()].map(({ item }) => item)).toEqual(['e', 'd', 'c'])
  expect(ring.last()).toBe(5)
})

test('a page that has more than happened, after a restart, gets nothing', () => {
  const ring = createRing<string>(3)
  ring.push('a')
  expect(ring.since(100)).toEqual([])
})
