import { expect, test } from 'vitest'
import { countsWords } from './import-words.ts'

const none = { rows: 1, created: 0, changed: 0, same: 0, refused: 0, written: 0 }

test.each([
  [null, ''],
  [{ ...none, rows: 0 }, 'The file has no rows.'],
  [{ ...none, created: 1 }, '1 new product.'],
  [
    { ...none, created: 3, changed: 1, same: 1200 },
    '3 new products, 1 that changes, 1,200 that stay as they are.',
  ],
  [{ ...none, refused: 2 }, '2 rows are refused.'],
  [{ ...none, changed: 2, refused: 1 }, '2 that change; 1 row is refused.'],
])('%j: %s', (counts, words) => {
  expect(countsWords({ counts })).toBe(words)
})
