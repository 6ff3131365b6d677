import { expect, test } from 'vitest'
import { placeBeside, placeByKey } from './board-places.ts'

const columns = [
  { id: 'saved', cards: ['a', 'b', 'c'] },
  { id: 'applied', cards: ['d'] },
  { id: 'offer', cards: [] },
]

test.each([
  ['b', 'ArrowUp', { column: 'saved', before: 'a' }],
  ['a', 'ArrowUp', null],
  ['a', 'ArrowDown', { column: 'saved', before: 'c' }],
  ['b', 'ArrowDown', { column: 'saved', before: null }],
  ['c', 'ArrowDown', null],
  ['a', 'ArrowRight', { column: 'applied', before: 'd' }],
  ['b', 'ArrowRight', { column: 'applied', before: null }],
  ['a', 'ArrowLeft', null],
  ['d', 'ArrowRight', { column: 'offer', before: null }],
  ['a', 'Enter', undefined],
  ['nobody', 'ArrowUp', undefined],
])('card %s and key %s: %j', (card, key, place) => {
  expect(placeByKey(columns, card, key)).toEqual(place)
})

test.each([
  [10, 'a'],
  [70, 'b'],
])('a card dropped at %i of 100 pixels stands above %s', (at, before) => {
  expect(placeBeside({ id: 'a', next: 'b', at, height: 100 })).toBe(before)
})
