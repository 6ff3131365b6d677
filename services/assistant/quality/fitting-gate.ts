// Fits the evidence gate to questions of which is known whether the shop answers them, and counts what it does with
// questions that it was not fitted to. Pure.
import { type Example, fitted } from '../retrieval/fitting.ts'
import { confidenceOf, type Features } from '../retrieval/gate.ts'
import type { Weights } from '../retrieval/thresholds.ts'
import type { BuildingShop } from './building.ts'
import type { Kind } from './golden/question.ts'

export interface FittingExample extends Example {
  shop: BuildingShop
  kind: Kind
}

export interface Mistakes {
  wronglyRefused: number
  wronglyAnswered: number
}

export interface FittedGate {
  weights: Weights
  /** Confidences of the examples by weights that were fitted without them. */
  unseen: readonly number[]
}

/** Each example is left out once. */
const FOLDS = 10
/** Features that only vectors have. */
export const OF_MEANING = ['similarity', 'agreement'] as const satisfies readonly (keyof Features)[]

export function fitGate(
  examples: readonly FittingExample[],
  ignored: readonly (keyof Features)[] = [],
): FittedGate {
  // Neighbours are of one kind, so that each fold has some of each.
  const foldOf = (at: number) => at % FOLDS
  const byFold = Array.from({ length: FOLDS }, (_, fold) =>
    fitted(
      examples.filter((_, at) => foldOf(at) !== fold),
      ignored,
    ),
  )
  return {
    weights: rounded(fitted(examples, ignored)),
    unseen: examples.map(({ features }, at) => confidenceOf(features, byFold[foldOf(at)]!)),
  }
}

/** As they are written down. */
const rounded = (weights: Weights): Weights => {
  const round = (name: keyof Weights) => Math.round(weights[name] * 100) / 100
  return {
    bias: round('bias'),
    similarity: round('similarity'),
    unknownShare: round('unknownShare'),
    unknownThing: round('unknownThing'),
    agreement: round('agreement'),
  }
}

export const confidencesBy = (examples: readonly Example[], weights: Weights): number[] =>
  examples.map(({ features }) => confidenceOf(features, weights))

export function mistakesAt(
  examples: readonly Example[],
  confidences: readonly number[],
  threshold: number,
): Mistakes {
  const isOpen = (at: number) => (confidences[at] ?? 0) >= threshold
  return {
    wronglyRefused: examples.filter(({ isAnswered }, at) => isAnswered && !isOpen(at)).length,
    wronglyAnswered: examples.filter(({ isAnswered }, at) => !isAnswered && isOpen(at)).length,
  }
}

const [LOWEST, HIGHEST, STEP] = [0.3, 0.7, 0.05]

/** The threshold with the fewest mistakes on questions that were not fitted to; of several, the one nearest to a half. */
export function bestThreshold(examples: readonly Example[], unseen: readonly number[]): number {
  const all = Array.from({ length: Math.round((HIGHEST - LOWEST) / STEP) + 1 }, (_, at) =>
    Number((LOWEST + at * STEP).toFixed(2)),
  )
  const countAt = (threshold: number) => {
    const { wronglyRefused, wronglyAnswered } = mistakesAt(examples, unseen, threshold)
    return wronglyRefused + wronglyAnswered
  }
  const fewest = Math.min(...all.map(countAt))
  const [best = 0.5] = all
    .filter((threshold) => countAt(threshold) === fewest)
    .toSorted((one, other) => Math.abs(one - 0.5) - Math.abs(other - 0.5))
  return best
}

/** How surprising what is known is by these confidences, on average; less is better. */
export function logLoss(examples: readonly Example[], confidences: readonly number[]): number {
  const losses = examples.map(
    ({ isAnswered }, at) => -Math.log(isAnswered ? confidences[at]! : 1 - confidences[at]!),
  )
  return losses.reduce((sum, loss) => sum + loss, 0) / examples.length
}
