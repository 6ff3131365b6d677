// What a crop may be: pure, so that dragging needs no mouse to be tested. All lengths are fractions of the turned picture.
import type { Adjustments } from '../../../../../services/photos/schemas.ts'

export type Crop = NonNullable<Adjustments['crop']>
export type Turn = Adjustments['turn']
export type Handle = 'move' | 'n' | 's' | 'e' | 'w' | 'ne' | 'nw' | 'se' | 'sw'

export const WHOLE: Crop = { left: 0, top: 0, width: 1, height: 1 }
/** The smallest crop that can be dragged. */
const SMALLEST = 0.03

export interface Drag {
  handle: Handle
  /** Where the crop was when the drag began. */
  start: Crop
  /** How far, in fractions of the picture. */
  x: number
  y: number
  /** Width by height in fractions of the picture; null for any. */
  ratio: number | null
}

export function dragged({ handle, start, x, y, ratio }: Drag): Crop {
  if (handle === 'move')
    return {
      ...start,
      left: limit(start.left + x, 0, 1 - start.width),
      top: limit(start.top + y, 0, 1 - start.height),
    }
  const right = start.left + start.width
  const bottom = start.top + start.height
  const edges = {
    left: handle.includes('w') ? limit(start.left + x, 0, right - SMALLEST) : start.left,
    right: handle.includes('e') ? limit(right + x, start.left + SMALLEST, 1) : right,
    top: handle.includes('n') ? limit(start.top + y, 0, bottom - SMALLEST) : start.top,
    bottom: handle.includes('s') ? limit(bottom + y, start.top + SMALLEST, 1) : bottom,
  }
  const crop = {
    left: edges.left,
    top: edges.top,
    width: edges.right - edges.left,
    height: edges.bottom - edges.top,
  }
  return ratio === null ? crop : held(crop, ratio, handle)
}

/** The largest crop of this ratio in the middle of the given one. */
export function fitted(crop: Crop, ratio: number): Crop {
  const width = Math.min(crop.width, crop.height * ratio)
  const height = width / ratio
  return {
    left: crop.left + (crop.width - width) / 2,
    top: crop.top + (crop.height - height) / 2,
    width,
    height,
  }
}

/** Gives a dragged crop its ratio; the corner or edge opposite to the hand stays. */
function held(crop: Crop, ratio: number, handle: Handle): Crop {
  const byHeight = handle === 'n' || handle === 's'
  const wanted = byHeight ? crop.height * ratio : crop.width
  const roomX = handle.includes('w') ? crop.left + crop.width : 1 - crop.left
  const roomY = handle.includes('n') ? crop.top + crop.height : 1 - crop.top
  const width = Math.min(wanted, roomX, roomY * ratio)
  const height = width / ratio
  return {
    // What rounding leaves must not be outside.
    left: handle.includes('w') ? Math.max(0, crop.left + crop.width - width) : crop.left,
    top: handle.includes('n') ? Math.max(0, crop.top + crop.height - height) : crop.top,
    width,
    height,
  }
}

/** The crop of the same part of the picture after another quarter turn. */
export function turned(crop: Crop, clockwise: boolean): Crop {
  const { left, top, width, height } = crop
  return clockwise
    ? { left: 1 - top - height, top: left, width: height, height: width }
    : { left: top, top: 1 - left - width, width: height, height: width }
}

export const turnBy = (turn: Turn, clockwise: boolean): Turn =>
  ((turn + (clockwise ? 90 : 270)) % 360) as Turn

/** What to store: null when nothing is changed. Rounding keeps the crop inside. */
export function toAdjustments(turn: Turn, crop: Crop): Adjustments | null {
  const isWhole = crop.width > 0.999 && crop.height > 0.999
  if (isWhole) return turn === 0 ? null : { turn, crop: null }
  const round = (value: number) => Math.round(value * 1e5) / 1e5
  const left = limit(round(crop.left), 0, 1)
  const top = limit(round(crop.top), 0, 1)
  const down = (value: number) => Math.floor(value * 1e5) / 1e5
  return {
    turn,
    crop: {
      left,
      top,
      width: down(Math.min(crop.width, 1 - left)),
      height: down(Math.min(crop.height, 1 - top)),
    },
  }
}

const limit = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

/** What further turns and a further crop of an adjusted picture come to. */
export function composed(before: Adjustments | null, turn: Turn, crop: Crop): Adjustments | null {
  let outer = before?.crop ?? WHOLE
  for (let by = 0; by < turn; by += 90) outer = turned(outer, true)
  return toAdjustments((((before?.turn ?? 0) + turn) % 360) as Turn, {
    left: outer.left + crop.left * outer.width,
    top: outer.top + crop.top * outer.height,
    width: crop.width * outer.width,
    height: crop.height * outer.height,
  })
}
