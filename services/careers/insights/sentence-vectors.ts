// Vectors of texts, small enough to keep: 512 whole numbers from -127 to 127 in place of 512 floats. Their direction is
// what matters, so the scale of each is lost.

/** Dimensions of the model's vectors. */
export const DIMENSIONS = 512
/** Dimensions for clusters and the map, which are computed anew each time. */
export const SKETCHED = 128

export function quantized(vector: ArrayLike<number>): Int8Array {
  let largest = 0
  for (let at = 0; at < vector.length; at++) largest = Math.max(largest, Math.abs(vector[at]!))
  const scale = largest === 0 ? 0 : 127 / largest
  return Int8Array.from({ length: vector.length }, (_, at) => Math.round(vector[at]! * scale))
}

/**
 * The direction of a vector in 128 dimensions: each of the 512 is added to, or taken from, one of them (a count sketch,
 * which keeps angles nearly as they are). Its length is 1.
 */
export function sketchOf(vector: Int8Array): Float32Array {
  const sketch = new Float32Array(SKETCHED)
  for (let at = 0; at < vector.length; at++) {
    const bucket = BUCKETS[at]!
    sketch[bucket] = sketch[bucket]! + vector[at]! * SIGNS[at]!
  }
  return toLengthOne(sketch)
}

/** The mean direction of weighted sketches. */
export function meanOf(parts: readonly { sketch: Float32Array; weight: number }[]): Float32Array {
  const mean = new Float32Array(SKETCHED)
  for (const { sketch, weight } of parts)
    for (let at = 0; at < SKETCHED; at++) mean[at] = mean[at]! + sketch[at]! * weight
  return toLengthOne(mean)
}

function toLengthOne(vector: Float32Array): Float32Array {
  let sum = 0
  for (let at = 0; at < vector.length; at++) sum += vector[at]! * vector[at]!
  const scale = sum === 0 ? 0 : 1 / Math.sqrt(sum)
  for (let at = 0; at < vector.length; at++) vector[at] = vector[at]! * scale
  return vector
}

/** A fixed pseudo-random sequence, so that the same jobs always give the same map (Numerical Recipes' LCG). */
function sequence(length: number, seed: number): number[] {
  let state = seed
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 16
  })
}

const BUCKETS = sequence(DIMENSIONS, 1).map((value) => value % SKETCHED)
const SIGNS = sequence(DIMENSIONS, 2).map((value) => (value % 2 === 0 ? 1 : -1))
