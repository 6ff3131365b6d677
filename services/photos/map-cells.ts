// Squares of the map, as quadkeys: each digit halves the square in both directions, so a square's photos are a range of
// keys. Mercator, as the map is drawn.
import type { Position } from './schemas.ts'

/** Digits of a stored cell; a square of this level is about 600 m wide at the equator. */
export const CELL_LEVEL = 16

/** Where Mercator's square ends, in degrees. */
const MAX_LATITUDE = 85.05112878

export interface Point {
  /** Parts of the whole map, 0 to 1 from west to east. */
  x: number
  /** From north to south. */
  y: number
}

export function toPoint({ latitude, longitude }: Pick<Position, 'latitude' | 'longitude'>): Point {
  const limited = Math.min(MAX_LATITUDE, Math.max(-MAX_LATITUDE, latitude))
  const sine = Math.sin((limited * Math.PI) / 180)
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
  return { x: within((longitude + 180) / 360), y: within(y) }
}

/** The quadkey of the square of this level that contains the position. */
export function cellOf(position: Pick<Position, 'latitude' | 'longitude'>, level = CELL_LEVEL): string {
  const { x, y } = toPoint(position)
  const size = 2 ** level
  return quadkey(Math.floor(x * size), Math.floor(y * size), level)
}

export function quadkey(column: number, row: number, level: number): string {
  let key = ''
  for (let bit = level - 1; bit >= 0; bit--) key += ((column >> bit) & 1) + 2 * ((row >> bit) & 1)
  return key
}

const within = (part: number) => Math.min(1 - Number.EPSILON, Math.max(0, part))
