// Fits the gate's weights to questions of which is known whether the shop answers them: logistic regression.
import type { Features } from './gate.ts'
import type { Weights } from './thresholds.ts'

export interface Example {
  features: Features
  isAnswered: boolean
}

const ROUNDS = 4000
const STEP = 1
/** Keeps weights small that few questions speak for. */
const PENALTY = 0.005

const NAMES = [
  'similarity',
  'unknownShare',
  'unknownThing',
  'agreement',
] as const satisfies (keyof Features)[]

/** `ignored` features get no weight. */
export function fitted(examples: readonly Example[], ignored: readonly (keyof Features)[] = []): Weights {
  const names = NAMES.filter((name) => !ignored.includes(name))
  const rows = examples.map(({ features, isAnswered }) => ({
    values: names.map((name) => features[name]),
    is: isAnswered ? 1 : 0,
  }))
  let bias = 0
  const weights = names.map(() => 0)
  for (let round = 0; round < ROUNDS; round++) {
    let slope = 0
    const slopes = names.map(() => 0)
    for (const { values, is } of rows) {
      let sum = bias
      for (let at = 0; at < weights.length; at++) sum += weights[at]! * values[at]!
      const error = 1 / (1 + Math.exp(-sum)) - is
      slope += error
      for (let at = 0; at < slopes.length; at++) slopes[at]! += error * values[at]!
    }
    bias -= (STEP * slope) / rows.length
    for (let at = 0; at < weights.length; at++)
      weights[at]! -= STEP * (slopes[at]! / rows.length + PENALTY * weights[at]!)
  }
  const none: Weights = { bias, similarity: 0, unknownShare: 0, unknownThing: 0, agreement: 0 }
  return { ...none, ...Object.fromEntries(names.map((name, at) => [name, weights[at]])) }
}
