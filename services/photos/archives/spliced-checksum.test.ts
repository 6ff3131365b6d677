import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Splice } from '../rights/splice.ts'
import { splicedChecksum } from './spliced-checksum.ts'

const insert = (length: number) => randomBytes(length)

test.each<[string, number, Splice[]]>([
  ['nothing', 1000, []],
  ['something at the beginning', 1000, [{ at: 0, remove: 0, insert: insert(70) }]],
  ['something at the end', 1000, [{ at: 1000, remove: 0, insert: insert(333) }]],
  ['less than was there', 1000, [{ at: 990, remove: 10, insert: insert(1) }]],
  ['nothing in place of something', 5000, [{ at: 20, remove: 30, insert: insert(0) }]],
  ['all anew', 12, [{ at: 0, remove: 12, insert: insert(9) }]],
  [
    'several, on both sides of the pixels',
    100_000,
    [
      { at: 2, remove: 0, insert: insert(5000) },
      { at: 30, remove: 8, insert: insert(3) },
      { at: 99_000, remove: 1000, insert: insert(40) },
    ],
  ],
])('the checksum with %s is that of the file as it is sent', async (_, size, splices) => {
  const stored = randomBytes(size)
  let expected = Buffer.alloc(0)
  let from = 0
  for (const { at, remove, insert: added } of splices) {
    expected = Buffer.concat([expected, stored.subarray(from, at), added])
    from = at + remove
  }
  expected = Buffer.concat([expected, stored.subarray(from)])
  let bytesRead = 0
  const sum = await splicedChecksum({
    size,
    crc32: crc32(stored),
    splices,
    async read(start, end) {
      bytesRead += end - start
      return stored.subarray(start, end)
    },
  })
  expect(sum).toBe(crc32(expected))
  expect(bytesRead).toBeLessThan(Math.max(2000, size / 10))
})
