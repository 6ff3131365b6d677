import type { Value } from '../value.ts'
import { isVector } from '../value.ts'

export interface Measure {
  /** NaN where it is not defined. Both vectors have the same length. */
  distance(one: readonly number[], other: readonly number[]): number
  /** Products grow when vectors are more alike. */
  isGreaterNearer: boolean
}

function dot(one: readonly number[], other: readonly number[]): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += one[at]! * other[at]!
  return sum
}

/** Source: DistanceMeasure in query.proto. */
export const MEASURES: Record<string, Measure> = {
  EUCLIDEAN: {
    distance: (one, other) => Math.hypot(...one.map((each, at) => each - other[at]!)),
    isGreaterNearer: false,
  },
  COSINE: {
    // A vector of zeros has no angle to others.
    distance: (one, other) => 1 - dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other)),
    isGreaterNearer: false,
  },
  DOT_PRODUCT: { distance: dot, isGreaterNearer: true },
}

/** The numbers of a vector; null for any other value. */
export function vectorIn(value: Value): number[] | null {
  if (value.valueType !== 'mapValue') return null
  const { fields = {} } = value.mapValue
  const numbers = fields.value
  if (!isVector(fields) || numbers?.valueType !== 'arrayValue') return null
  return (numbers.arrayValue.values ?? []).map((each) => {
    if (each.valueType === 'doubleValue') return each.doubleValue
    return each.valueType === 'integerValue' ? Number(each.integerValue) : Number.NaN
  })
}
