// Justified rows: every row fills the width, and photos keep their shape.

export interface Box {
  /** Index of the item. */
  index: number
  left: number
  width: number
}

export interface Row {
  top: number
  height: number
  boxes: Box[]
}

export interface RowOptions {
  width: number
  /** The preferred height of a row, in pixels. */
  targetHeight: number
  gap: number
}

/** Panoramas and very tall strips are cropped to these shapes, so that one photo never fills a screen. */
const NARROWEST = 0.5
const WIDEST = 3
/** The shape with which a photo is drawn before it was read. */
export const UNKNOWN_RATIO = 4 / 3

/**
 * Lays out ratios (width / height) in rows, starting at top 0. The last row keeps the target height when it is not
 * full.
 */
export function justify(ratios: readonly (number | null)[], options: RowOptions): Row[] {
  const { width, targetHeight, gap } = options
  const shapes = ratios.map((ratio) => Math.min(WIDEST, Math.max(NARROWEST, ratio ?? UNKNOWN_RATIO)))
  const rows: Row[] = []
  let top = 0
  let start = 0
  let sum = 0

  const close = (end: number, height: number, isFull: boolean) => {
    rows.push({ top, height, boxes: place(shapes, start, end, { width, height, gap, isFull }) })
    top += height + gap
    start = end
    sum = 0
  }
  const heightOf = (count: number, total: number) => (width - gap * (count - 1)) / total

  for (let index = 0; index < shapes.length; index++) {
    const shape = shapes[index]!
    const height = heightOf(index - start + 1, sum + shape)
    if (height > targetHeight) {
      sum += shape
      continue
    }
    // The row is full: with this photo it is lower than the target, without it higher. The closer of the two is taken.
    const without = index > start ? heightOf(index - start, sum) : Number.POSITIVE_INFINITY
    if (without - targetHeight < targetHeight - height) {
      close(index, without, true)
      sum = shape
      if (heightOf(1, sum) <= targetHeight) close(index + 1, heightOf(1, sum), true)
    } else close(index + 1, height, true)
  }
  if (start < shapes.length) close(shapes.length, targetHeight, false)
  return rows
}

export function heightOfRows(rows: readonly Row[]): number {
  const last = rows.at(-1)
  return last ? last.top + last.height : 0
}

/** The approximate height of this many photos of unknown shape. */
export function estimateRows(count: number, { width, targetHeight, gap }: RowOptions): number {
  const perRow = Math.max(1, width / (targetHeight * 1.4 + gap))
  const rows = Math.ceil(count / perRow)
  return rows * (targetHeight + gap) - (rows ? gap : 0)
}

function place(
  shapes: readonly number[],
  start: number,
  end: number,
  row: { width: number; height: number; gap: number; isFull: boolean },
): Box[] {
  const boxes: Box[] = []
  let left = 0
  for (let index = start; index < end; index++) {
    const isLast = index === end - 1
    const width = shapes[index]! * row.height
    // The last box absorbs the rounding, so that the right edge is straight.
    boxes.push({ index, left, width: row.isFull && isLast ? row.width - left : width })
    left += width + row.gap
  }
  return boxes
}
