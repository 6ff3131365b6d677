import { expect, test } from 'vitest'
import { expectedTimes } from './expected-times.ts'

const row = (
  id: string,
  state: 'planned' | 'claimed' | 'transmitting' | 'retry',
  retryAt: string | null = null,
) => ({
  id,
  state,
  retryAt,
})

test('the next times belong to the planned ones in their order, and then to those that are tried again', () => {
  const left = [
    row('late', 'retry', '2027-03-26T18:00:00Z'),
    row('under-way', 'transmitting'),
    row('ana', 'planned'),
    row('early', 'retry', '2027-03-26T17:00:00Z'),
    row('bob', 'planned'),
    row('claimed', 'claimed'),
  ]
  expect([...expectedTimes(left, ['t1', 't2', 't3', 't4'])]).toEqual([
    ['ana', 't1'],
    ['bob', 't2'],
    ['early', 't3'],
    ['late', 't4'],
  ])
})

test('what is further away than the forecast has no time', () => {
  expect([...expectedTimes([row('ana', 'planned'), row('bob', 'planned')], ['t1'])]).toEqual([['ana', 't1']])
})
