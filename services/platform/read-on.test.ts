import { expect, test } from 'vitest'
import { MOST_PAGES, readOn } from './read-on.ts'

/** A list of numbers that shows every fifth. */
function list(length: number) {
  const asked: number[] = []
  return {
    asked,
    async read({ limit, cursor = '0' }: { limit: number; cursor?: string }) {
      asked.push(limit)
      const from = Number(cursor)
      const end = Math.min(length, from + limit)
      const items = Array.from({ length: end - from }, (_, index) => from + index)
      return {
        items: items.filter((number) => number % 5 === 0),
        nextCursor: end < length ? String(end) : null,
      }
    },
  }
}

test('short pages are read on until there is enough, or the list ends', async () => {
  const { read, asked } = list(40)
  expect(await readOn({ after: null, most: 3, atOnce: 10, read })).toEqual({
    items: [0, 5, 10],
    nextCursor: '11',
  })
  expect(Math.max(...asked)).toBe(3)
  expect(await readOn({ after: '11', most: 100, atOnce: 5, read })).toEqual({
    items: [15, 20, 25, 30, 35],
    nextCursor: null,
  })
})

test('one request never reads a whole long list that shows little', async () => {
  const { read, asked } = list(1_000_000)
  const { items, nextCursor } = await readOn({ after: null, most: 500, atOnce: 10, read })
  expect([items.length, asked.length, nextCursor]).toEqual([16, MOST_PAGES, '80'])
})
