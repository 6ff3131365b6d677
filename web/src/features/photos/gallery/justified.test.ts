import { describe, expect, test } from 'vitest'
import { estimateRows, heightOfRows, justify } from './justified.ts'

const options = { width: 1000, targetHeight: 200, gap: 4 }
const ratios = Array.from({ length: 97 }, (_, i) => [1.5, 0.67, 1, 1.78, null, 6, 0.2][i % 7]!)

describe('justified rows', () => {
  test('keep every photo, in order, once', () => {
    const indexes = justify(ratios, options).flatMap((row) => row.boxes.map((box) => box.index))
    expect(indexes).toEqual(ratios.map((_, index) => index))
  })

  test('all but the last fill the width exactly and stay near the target height', () => {
    const rows = justify(ratios, options)
    for (const row of rows.slice(0, -1)) {
      const last = row.boxes.at(-1)!
      expect(last.left + last.width).toBeCloseTo(1000)
      expect(row.height).toBeGreaterThan(120)
      expect(row.height).toBeLessThan(320)
    }
  })

  test('do not overlap and leave the gap', () => {
    const rows = justify(ratios, options)
    for (const [index, row] of rows.entries()) {
      const next = rows[index + 1]
      if (next) expect(next.top).toBeCloseTo(row.top + row.height + 4)
      for (const [at, box] of row.boxes.entries()) {
        const right = row.boxes[at + 1]
        if (right) expect(right.left).toBeCloseTo(box.left + box.width + 4)
      }
    }
  })

  test('a row that is not full keeps the target height and the photos their shape', () => {
    const [row] = justify([1.5, 1], options)
    expect(row).toEqual({
      top: 0,
      height: 200,
      boxes: [
        { index: 0, left: 0, width: 300 },
        { index: 1, left: 304, width: 200 },
      ],
    })
  })

  test('a photo wider than the screen gets a row of its own', () => {
    const rows = justify([1, 3, 1], { width: 300, targetHeight: 140, gap: 4 })
    expect(rows.every((row) => row.boxes.every((box) => box.left + box.width <= 300.001))).toBe(true)
    expect(heightOfRows(rows)).toBeGreaterThan(0)
  })

  test('nothing makes no rows', () => {
    expect(justify([], options)).toEqual([])
    expect(heightOfRows([])).toBe(0)
    expect(estimateRows(0, options)).toBe(0)
  })

  test('the estimate is close to the truth for common photos', () => {
    const common = Array.from({ length: 300 }, (_, i) => [1.5, 0.67, 1.5, 1.33][i % 4]!)
    const truth = heightOfRows(justify(common, options))
    expect(Math.abs(estimateRows(300, options) - truth) / truth).toBeLessThan(0.25)
  })
})
