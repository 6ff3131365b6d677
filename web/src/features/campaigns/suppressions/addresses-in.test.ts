import { expect, test } from 'vitest'
import { addressesIn } from './addresses-in.ts'

test.each([
  ['', []],
  [' \n , ; \r\n', []],
  ['ana@example.com', ['ana@example.com']],
  [
    'ana@example.com\r\n  bob@example.com ,cy@example.com;',
    ['ana@example.com', 'bob@example.com', 'cy@example.com'],
  ],
  ['ana@example.com\nana@example.com', ['ana@example.com']],
  // What is between is judged by the service, which says what is wrong with it.
  ['Ana <ana@example.com>, nonsense', ['Ana <ana@example.com>', 'nonsense']],
])('%j', (text, addresses) => {
  expect(addressesIn(text)).toEqual(addresses)
})
