import { describe, expect, test } from 'vitest'
import { isThorough } from '../../../tests/thorough.ts'
import { decodePrimary, type HeicPixels, withoutPadding } from './heic-pixels.ts'
import { loadLibheif } from './libheif.ts'
import { heic } from './test-heic.ts'
import { BLUE, type Colour, GREEN, isNear, RED } from './test-pictures.ts'

const BLOCK = 16
const COLOURS = [RED, GREEN, BLUE]
/** Padding depends on the place within a block, and on how many blocks there are. */
const WIDTHS = Array.from({ length: 600 }, (_, i) => i + 1).filter(
  (width) => isThorough || width <= 2 * BLOCK || width % 37 === 0,
)
const colourAt = (column: number): Colour => COLOURS[column % COLOURS.length] ?? RED

/** The columns whose colour differs from that of their block, in the first and the last row. */
function wrongColumns({ data, width, height, channels }: HeicPixels, alpha: number[]): number[] {
  const columns = Array.from({ length: width }, (_, x) => x)
  return columns.filter((x) =>
    [0, height - 1].some((y) => {
      const at = (y * width + x) * channels
      const expected = [...colourAt(Math.floor(x / BLOCK)), ...alpha]
      return !isNear([...data.subarray(at, at + channels)], expected, 3)
    }),
  )
}

describe.each([8, 10] as const)('of %i bits', (depth) => {
  test.each([
    ['without transparency', undefined],
    ['with transparency', 100],
  ])('widths up to 600, %s', async (_, alpha) => {
    const libheif = loadLibheif()
    const wrong: number[] = []
    for (const shown of WIDTHS) {
      const columns = Math.ceil(shown / BLOCK)
      const bytes = heic({ columns, rows: 1, shown, depth, colourAt, ...(alpha !== undefined && { alpha }) })
      const pixels = await decodePrimary(libheif, bytes)
      const isRight =
        pixels?.width === shown && wrongColumns(pixels, alpha === undefined ? [] : [alpha]).length === 0
      if (!isRight) wrong.push(shown)
    }
    expect(wrong).toEqual([])
  })
})

test.each([2566, 3000, 3937, 3992])('rows of %i pixels lose their padding', (width) => {
  const rowBytes = width * 3
  const stride = Math.ceil(rowBytes / 16) * 16
  const height = 5
  const data = new Uint8Array(stride * height)
  for (let row = 0; row < height; row++) data.fill(row + 1, row * stride, row * stride + rowBytes)
  const packed = withoutPadding(data, { stride, rowBytes, height })
  const rows = Array.from({ length: height }, (_, row) =>
    packed.subarray(row * rowBytes, (row + 1) * rowBytes),
  )
  expect(packed).toHaveLength(rowBytes * height)
  expect(rows.map((row, i) => row.every((value) => value === i + 1))).toEqual([true, true, true, true, true])
})
