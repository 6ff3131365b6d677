// Measures of what was found and answered. Pure: everything was asked before.
import { claimsOf } from './claims.ts'
import type { SourceName } from './golden/question.ts'
import type { GoldenQuestion } from './golden.ts'
import { containsWords } from './words-of.ts'

export interface Outcome {
  question: GoldenQuestion
  /** What the search found, the best first, whether or not it was enough to answer. */
  found: readonly SourceName[]
  isRefused: boolean
  text: string
  /** Numbers that the answer cites, with the source and all that it says. */
  cited: ReadonlyMap<number, { name: SourceName; evidence: string }>
  /** Milliseconds. */
  sourcesMs: number
  totalMs: number
}

export interface Measures {
  questions: number
  /** Of questions to be answered: whether a right source is among the first five; of a filter, how many are. */
  recall: number | null
  /** Mean of 1 / the place of the first right source. */
  reciprocalRank: number | null
  /** Of all that was refused, what had to be. */
  refusalPrecision: number | null
  /** Of all that has to be refused, what was. */
  refusalRecall: number | null
  /** Of questions that have to be answered: with the right words, and without wrong ones. */
  right: number | null
  /** Of the sources that answers cite, the right ones. */
  citationPrecision: number | null
  /** Of all claims, those that their evidence supports. */
  faithfulness: number | null
  /** Answers with words that must not be said. */
  leaks: number
  sourcesP50: number
  sourcesP95: number
  totalP50: number
  totalP95: number
}

/** So many sources are looked at. */
const DEPTH = 5

export function recallOf({ question: { kind, sources }, found }: Outcome): number {
  const first = found.slice(0, DEPTH)
  const right = sources.filter((name) => first.includes(name)).length
  return kind === 'filter' ? right / Math.min(DEPTH, sources.length) : Math.min(right, 1)
}

export function reciprocalRankOf({ question: { sources }, found }: Outcome): number {
  const place = found.slice(0, DEPTH).findIndex((name) => sources.includes(name))
  return place < 0 ? 0 : 1 / (place + 1)
}

export const saysAll = ({ question: { mustContain }, text }: Outcome): boolean =>
  mustContain.every((words) => [words].flat().some((each) => containsWords(text, each)))

/** Words of the answer that must not be there. */
export const leaksOf = ({ question: { mustNotContain }, text }: Outcome): string[] =>
  mustNotContain.filter((words) => containsWords(text, words))

/** Whether the refusal or the answer is what the question expects. */
export function isRight(outcome: Outcome): boolean {
  if (leaksOf(outcome).length > 0) return false
  const { expects } = outcome.question
  if (expects === 'either') return true
  return expects === 'refusal' ? outcome.isRefused : !outcome.isRefused && saysAll(outcome)
}

const citedOf = ({ cited }: Outcome) => [...cited.values()]

const isRightSource = ({ sources, related }: GoldenQuestion, name: SourceName): boolean =>
  sources.includes(name) || related.includes(name)

export const claimsIn = ({ text, cited }: Outcome) =>
  claimsOf(text, new Map([...cited].map(([n, { evidence }]) => [n, evidence])))

export function measure(outcomes: readonly Outcome[]): Measures {
  const toAnswer = outcomes.filter(({ question }) => question.expects === 'answer')
  const toRefuse = outcomes.filter(({ question }) => question.expects === 'refusal')
  const refused = outcomes.filter(({ question, isRefused }) => isRefused && question.expects !== 'either')
  const answered = outcomes.filter(({ isRefused }) => !isRefused)
  // What should have been refused has no right source, so citing any is wrong.
  const citations = answered.flatMap((outcome) =>
    citedOf(outcome).map(({ name }) => isRightSource(outcome.question, name)),
  )
  const claims = answered.flatMap((outcome) => claimsIn(outcome).map(({ isSupported }) => isSupported))
  return {
    questions: outcomes.length,
    recall: mean(toAnswer.map(recallOf)),
    reciprocalRank: mean(toAnswer.map(reciprocalRankOf)),
    refusalPrecision: share(refused, ({ question }) => question.expects === 'refusal'),
    refusalRecall: share(toRefuse, ({ isRefused }) => isRefused),
    right: share(toAnswer, isRight),
    citationPrecision: share(citations, (right) => right),
    faithfulness: share(claims, (isSupported) => isSupported),
    leaks: outcomes.filter((outcome) => leaksOf(outcome).length > 0).length,
    sourcesP50: percentile(
      outcomes.map(({ sourcesMs }) => sourcesMs),
      0.5,
    ),
    sourcesP95: percentile(
      outcomes.map(({ sourcesMs }) => sourcesMs),
      0.95,
    ),
    totalP50: percentile(
      outcomes.map(({ totalMs }) => totalMs),
      0.5,
    ),
    totalP95: percentile(
      outcomes.map(({ totalMs }) => totalMs),
      0.95,
    ),
  }
}

/** Null for none. */
const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

const share = <Item>(items: readonly Item[], is: (item: Item) => boolean): number | null =>
  mean(items.map((item) => (is(item) ? 1 : 0)))

export const percentile = (values: readonly number[], part: number): number =>
  values.toSorted((one, other) => one - other)[Math.max(0, Math.ceil(values.length * part) - 1)] ?? 0
