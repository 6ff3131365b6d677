// A map of points in the plane by their two principal components.
import { sampleOf } from './clusters.ts'

const ROUNDS = 60

/** `x` and `y` from 0 to 1 for each point, the same for the same points. */
export function flatMap(points: readonly Float32Array[]): { x: number; y: number }[] {
  const sample = sampleOf(points)
  const size = points[0]?.length ?? 0
  const mean = new Float64Array(size)
  for (const point of sample)
    for (let at = 0; at < size; at++) mean[at] = mean[at]! + point[at]! / sample.length
  const centred = sample.map((point) => Float64Array.from(mean, (value, at) => point[at]! - value))
  const covariance = covarianceOf(centred, size)
  const first = mainAxis(covariance, null)
  const second = mainAxis(covariance, first)
  // Where the middle is does not matter, because the result is scaled to its bounds.
  const xs = scaled(points.map((point) => dot(point, first)))
  const ys = scaled(points.map((point) => dot(point, second)))
  return points.map((_, at) => ({ x: xs[at] ?? 0.5, y: ys[at] ?? 0.5 }))
}

function covarianceOf(points: readonly Float64Array[], size: number): Float64Array[] {
  const rows = Array.from({ length: size }, () => new Float64Array(size))
  for (const point of points)
    for (let row = 0; row < size; row++) {
      const value = point[row]!
      const target = rows[row]!
      for (let column = row; column < size; column++) target[column]! += value * point[column]!
    }
  for (let row = 0; row < size; row++)
    for (let column = 0; column < row; column++) rows[row]![column] = rows[column]![row]!
  return rows
}

/** The direction of the largest spread, at right angles to `other`, by power iteration. */
function mainAxis(covariance: readonly Float64Array[], other: Float64Array | null): Float64Array {
  const size = covariance.length
  // Not all the same, because that could be at right angles to the axis.
  let axis = Float64Array.from({ length: size }, (_, at) => 1 + (at % 7) / 7)
  for (let round = 0; round < ROUNDS; round++) {
    const next = Float64Array.from(covariance, (row) => dot(row, axis))
    if (other) {
      const shared = dot(next, other)
      for (let at = 0; at < size; at++) next[at]! -= shared * other[at]!
    }
    const length = Math.sqrt(dot(next, next))
    if (length < 1e-12) return new Float64Array(size)
    axis = next.map((value) => value / length)
  }
  return isUpsideDown(axis) ? axis.map((value) => -value) : axis
}

/** An axis has two directions: its largest part is positive. */
function isUpsideDown(axis: Float64Array): boolean {
  let largest = 0
  for (const value of axis) if (Math.abs(value) > Math.abs(largest) + 1e-9) largest = value
  return largest < 0
}

function dot(a: Float64Array | Float32Array, b: Float64Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!
  return sum
}

function scaled(values: readonly number[]): number[] {
  const least = Math.min(...values)
  const range = Math.max(...values) - least
  return values.map((value) => (range < 1e-9 ? 0.5 : round((value - least) / range)))
}

const round = (value: number) => Math.round(value * 10_000) / 10_000
