import { expect, test } from 'vitest'
import { readPosition } from './read-position.ts'

test.each<[string, [number, number] | null]>([
  ['52.52, 13.4', [52.52, 13.4]],
  ['52.52,13.4', [52.52, 13.4]],
  ['-33.9 151.2', [-33.9, 151.2]],
  ['52,52 13,4', [52.52, 13.4]],
  ['33.8568° S, 151.2153° E', [-33.8568, 151.2153]],
  ['38.9903° N, 109.7731° W', [38.9903, -109.7731]],
  ['0, 0', [0, 0]],
  ['91, 0', null],
  ['0, 181', null],
  ['52.52', null],
  ['Berlin', null],
  ['1, 2, 3', null],
  ['', null],
])('%j is read as %j', (text, position) => {
  const [latitude, longitude] = position ?? []
  expect(readPosition(text)).toEqual(position && { latitude, longitude })
})
