// Fits the gate's weights to questions of which is known whether the shop answers them: logistic regression.
import { confidenceOf, type Features } from './gate.ts'
import type { Weights } from './thresholds.ts'

export interface Example {
  features: Features
  isAnswered: boolean
}

const ROUNDS = 4000
const STEP = 1
/** Keeps weights small that few questions speak for. */
const PENALTY = 0.02

/** `ignored` features get no weight. */
export function fitted(examples: readonly Example[], ignored: readonly (keyof Features)[] = []): Weights {
  const weights: Weights = {
    ...{ bias: 0, similarity: 0, unknownShare: 0, unknownThing: 0, agreement: 0 },
  }
  const names = (Object.keys(weights) as (keyof Weights)[]).filter(
    (name) => !(ignored as readonly string[]).includes(name),
  )
  for (let round = 0; round < ROUNDS; round++) {
    const slopes = new Map<keyof Weights, number>()
    for (const { features, isAnswered } of examples) {
      const error = confidenceOf(features, weights) - (isAnswered ? 1 : 0)
      for (const name of names)
        slopes.set(name, (slopes.get(name) ?? 0) + error * (name === 'bias' ? 1 : features[name]))
    }
    for (const name of names) {
      const penalty = name === 'bias' ? 0 : PENALTY * weights[name]
      weights[name] -= STEP * ((slopes.get(name) ?? 0) / examples.length + penalty / 4)
    }
  }
  return weights
}
