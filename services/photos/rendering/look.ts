// A hash that tells alike pictures from others: pHash, the signs of the lowest frequencies of the brightness.
import type { Pixels } from './pixels.ts'

/** Samples of each side that frequencies are computed from, and frequencies of each direction that are kept. */
const SIDE = 32
const KEPT = 8
/** Pictures whose brightness differs less, of 255, have nothing to be told apart by. */
const LEAST_CONTRAST = 8

const COSINES = Array.from({ length: KEPT }, (_, frequency) =>
  Array.from({ length: SIDE }, (_, at) => Math.cos(((2 * at + 1) * frequency * Math.PI) / (2 * SIDE))),
)

/** 64 bits as 16 hex digits, of RGBA pixels; alike pictures differ in few bits. Null for a plain picture. */
export function lookOf(pixels: Pixels): string | null {
  const brightness = sampled(pixels)
  if (Math.max(...brightness) - Math.min(...brightness) < LEAST_CONTRAST) return null
  const frequencies = lowest(brightness)
  // The first one is the mean brightness, which says nothing about what is in the picture.
  const sorted = frequencies.slice(1).sort((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  const bits = frequencies.map((value, i) => (i > 0 && value > median ? 1 : 0))
  return Array.from({ length: 16 }, (_, i) =>
    parseInt(bits.slice(i * 4, i * 4 + 4).join(''), 2).toString(16),
  ).join('')
}

/** Mean brightness of the pixels of each of 32 × 32 areas, transparent ones on white (ITU-R BT.601). */
function sampled({ data, width, height }: Pixels): number[] {
  const sums = new Array<number>(SIDE * SIDE).fill(0)
  const counts = new Array<number>(SIDE * SIDE).fill(0)
  // Small pictures are read several times, so that no area stays empty.
  const columns = Math.max(width, SIDE)
  const rows = Math.max(height, SIDE)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const x = Math.floor((column * width) / columns)
      const y = Math.floor((row * height) / rows)
      const at = (y * width + x) * 4
      const area = Math.floor((row * SIDE) / rows) * SIDE + Math.floor((column * SIDE) / columns)
      const sample = (channel: number) => data[at + channel] ?? 0
      const value = 0.299 * sample(0) + 0.587 * sample(1) + 0.114 * sample(2)
      sums[area] = (sums[area] ?? 0) + 255 + ((value - 255) * sample(3)) / 255
      counts[area] = (counts[area] ?? 0) + 1
    }
  return sums.map((sum, area) => sum / (counts[area] || 1))
}

/** The lowest 8 × 8 frequencies of a discrete cosine transform. */
function lowest(samples: number[]): number[] {
  const rows = COSINES.map((cosines) =>
    Array.from({ length: SIDE }, (_, y) =>
      cosines.reduce((sum, cosine, x) => sum + cosine * (samples[y * SIDE + x] ?? 0), 0),
    ),
  )
  return COSINES.flatMap((cosines) =>
    rows.map((row) => cosines.reduce((sum, cosine, y) => sum + cosine * (row[y] ?? 0), 0)),
  )
}
