import type { Focus } from '../../services/shop/images/schemas.ts'

export interface Size {
  width: number
  height: number
}

export interface Square {
  /** The size to which the whole picture is scaled first. */
  scaled: Size
  /** The square in it. */
  left: number
  top: number
  side: number
}

/** The largest square around the point of interest that is in the picture, at most `side` wide and never enlarged. */
export function squareAround({ width, height }: Size, focus: Focus, side: number): Square {
  const scale = Math.min(1, side / Math.min(width, height))
  const scaled = { width: Math.round(width * scale), height: Math.round(height * scale) }
  const edge = Math.min(side, scaled.width, scaled.height)
  return {
    scaled,
    left: start(focus.x * scaled.width, edge, scaled.width),
    top: start(focus.y * scaled.height, edge, scaled.height),
    side: edge,
  }
}

/** Where a piece begins whose middle is as near to `middle` as the whole allows. */
const start = (middle: number, piece: number, whole: number) =>
  Math.round(Math.min(Math.max(0, middle - piece / 2), whole - piece))
