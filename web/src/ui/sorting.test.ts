import { expect, test } from 'vitest'
import { keysMoved } from './sorting.ts'

test.each([
  ['a', 'c', ['b', 'a', 'c']],
  ['a', null, ['b', 'c', 'a']],
  ['c', 'a', ['c', 'a', 'b']],
  ['b', 'b', ['a', 'b', 'c']],
  // Somebody else has removed it meanwhile.
  ['a', 'gone', ['b', 'c', 'a']],
])('%s is put above %s', (key, before, keys) => {
  expect(keysMoved(['a', 'b', 'c'], key, before)).toEqual(keys)
})
