// What fitting the gate gives, as text.
import type { Features } from '../retrieval/gate.ts'
import { THRESHOLD, type Weights, WITH_MEANING, WITH_WORDS } from '../retrieval/thresholds.ts'
import {
  bestThreshold,
  confidencesBy,
  type FittingExample,
  fitGate,
  logLoss,
  mistakesAt,
  OF_MEANING,
} from './fitting-gate.ts'

export interface FitReport {
  text: string
  /** Whether `thresholds.ts` has these numbers. */
  isUpToDate: boolean
}

export function fitReport(examples: readonly FittingExample[]): FitReport {
  const meaning = fitGate(examples)
  const words = fitGate(examples, OF_MEANING)
  const threshold = bestThreshold(examples, meaning.unseen)
  const line = (name: string, confidences: readonly number[], at: number) => {
    const { wronglyRefused, wronglyAnswered } = mistakesAt(examples, confidences, at)
    const loss = logLoss(examples, confidences).toFixed(3)
    return `  ${name.padEnd(34)} ${wronglyRefused} wrongly refused, ${wronglyAnswered} wrongly answered, loss ${loss}`
  }
  const part = (title: string, { weights, unseen }: typeof meaning, written: Weights) => [
    title,
    `  ${JSON.stringify(weights)}`,
    line('fitted, of the same questions', confidencesBy(examples, weights), threshold),
    line('fitted without each tenth, of it', unseen, threshold),
    line('as thresholds.ts has it', confidencesBy(examples, written), THRESHOLD),
  ]
  const answered = examples.filter(({ isAnswered }) => isAnswered).length
  const same = (one: Weights, other: Weights) =>
    (Object.keys(one) as (keyof Features)[]).every((name) => one[name] === other[name])
  const isUpToDate =
    same(meaning.weights, WITH_MEANING) && same(words.weights, WITH_WORDS) && threshold === THRESHOLD
  return {
    isUpToDate,
    text: [
      `${examples.length} questions, of which ${answered} are answered and ${examples.length - answered} refused`,
      `THRESHOLD ${threshold}`,
      ...part('WITH_MEANING', meaning, WITH_MEANING),
      ...part('WITH_WORDS', words, WITH_WORDS),
      isUpToDate ? 'thresholds.ts has these numbers.' : 'thresholds.ts has other numbers.',
    ].join('\n'),
  }
}
