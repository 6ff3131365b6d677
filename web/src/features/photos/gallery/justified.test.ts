import { describe, expect, test } from 'vitest'
import { estimateRows, heightOfRows, justify } from './justified.ts'

const options = { width: 1000, targetHeight: 200, gap: 4 }
const ratios = Array.from({ length: 97 }, (_, i) => [1.5, 0.67, 1, 1.78, null, 6, 0.2][i % 7]!)

describe('justified rows', () => {
  test('keep every photo once and in order', () => {
    const indexes = justify(ratios, options).flatMap((row) => row.boxes.map((box) => box.index))
    expect(indexes).toEqual(ratios.map((_, index) => index))
  })

  test('fill the width exactly and stay near the target height, except the last', () => {
    const rows = justify(ratios, options)
    for (const row of rows.slice(0, -1)) {
      const last = row.boxes.at(-1)!
      expect(last.left + last.width).toBeCloseTo(1000)
      expect(row.height).toBeGreaterThan(120)
      expect(row.height).toBeLessThan(320)
    }
  })

  test('do not overlap and keep the gap', () => {
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

  test('keep the target height and the photos’ shapes in a row that is not full', () => {
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

  test('give a photo that is wider than the screen a row of its own', () => {
    const rows = justify([1, 3, 1], { width: 300, targetHeight: 140, gap: 4 })
    expect(rows.every((row) => row.boxes.every((box) => box.left + box.width <= 300.001))).toBe(true)
    expect(heightOfRows(rows)).toBeGreaterThan(0)
  })

  test('are empty without photos', () => {
    expect(justify([], options)).toEqual([])
    expect(heightOfRows([])).toBe(0)
    expect(estimateRows(0, options)).toBe(0)
  })

  test('have a close estimate for common photos', () => {
    const common = Array.from({ length: 300 }, (_, i) => [1.5, 0.67, 1.5, 1.33][i % 4]!)
    const truth = heightOfRows(justify(common, options))
    expect(Math.abs(estimateRows(300, options) - truth) / truth).toBeLessThan(0.25)
  })
})
