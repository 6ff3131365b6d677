// How a question of the golden set is written down.
import type { SourceKind } from '../../knowledge/schemas.ts'

export const KINDS = [
  'lexical',
  'typo',
  'morphology',
  'paraphrase',
  'multi-turn',
  'filter',
  'false-premise',
  'other-language',
  'off-topic',
  'unanswerable',
  'injection',
] as const
export type Kind = (typeof KINDS)[number]

/** `product:elstar-apples`, `category:fruit`, `faq:Where do you deliver?`, `page:returns`. */
export type SourceName = `${SourceKind}:${string}`

export interface WrittenTurn {
  question: string
  answer: string
  sources: readonly SourceName[]
}

/** Another text of the shop, in which somebody speaks to the assistant. */
export interface PlantedText {
  kind: 'faq' | 'product'
  title: string
  text: string
}

/** Words that an answer has to contain; of a list, one. */
export type Words = string | readonly string[]

export interface WrittenQuestion {
  /** Never changed: it decides which half the question belongs to. */
  id: string
  question: string
  /** Turns before it, the oldest first. */
  turns?: readonly WrittenTurn[]
  /** `either` where the shop's facts are as right as a refusal; `answer` when it is left out. */
  expects?: 'answer' | 'refusal' | 'either'
  /** Each of them alone answers the question; of a filter, all that pass it. */
  sources?: readonly SourceName[]
  /** May be cited besides, and do not count as found. */
  related?: readonly SourceName[]
  mustContain?: readonly Words[]
  mustNotContain?: readonly string[]
  /** Is in the shop while this question is asked. */
  planted?: PlantedText
}

export const refused = (id: string, question: string, ...mustNotContain: string[]): WrittenQuestion => ({
  id,
  question,
  expects: 'refusal',
  mustNotContain,
})
