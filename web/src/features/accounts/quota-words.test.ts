import { expect, test } from 'vitest'
import { readGigabytes, writeGigabytes } from './quota-words.ts'

const GB = 1024 ** 3

test.each([
  ['', null],
  ['  ', null],
  ['0', 0],
  ['5', 5 * GB],
  [' 0.5 ', GB / 2],
  ['.5', GB / 2],
  ['2,5', 2.5 * GB],
  ['1048576', GB * 1024 ** 2],
  ['1048577', undefined],
  ['-1', undefined],
  ['1e3', undefined],
  ['1,000.5', undefined],
  ['5 GB', undefined],
  ['Infinity', undefined],
])('%j is a quota of %s bytes', (text, bytes) => {
  expect(readGigabytes(text)).toBe(bytes)
})

test.each([0, 1, 1000, 5 * GB, 5_000_000_000, GB * 1024 ** 2])(
  '%i bytes survive being written and read',
  (bytes) => {
    expect(readGigabytes(writeGigabytes(bytes))).toBe(bytes)
  },
)
