// Answers from texts: FAQs, pages, descriptions of categories and products.
import type { Evidence } from '../evidence.ts'
import type { Asking } from './asking.ts'
import { type Line, plainInMarkdown, sentence } from './lines.ts'

/** A text that is no longer than this is told whole, unless some of its sentences clearly are what was asked for. */
const SHORT = 420
const CLEARLY = 0.6
const MOST_SENTENCES = 3
/** A sentence that says less of the question than this part of the best one is left out. */
const GOOD = 0.5

/** Of the source that says most, and of one more if it says what the first does not. */
export function fromTexts(main: Evidence, asking: Asking): Line[] {
  const lines = told(main, asking)
  const second = asking.evidence.find((other) => addsTo(main, other, asking))
  return second ? [...lines, ...bestSentences(second, asking, 1)] : lines
}

export function told(evidence: Evidence, asking: Asking): Line[] {
  const { kind } = evidence.ref
  const isClear = kind !== 'faq' && evidence.sentences.some((text) => asking.relevance.share(text) >= CLEARLY)
  return evidence.text.length <= SHORT && kind !== 'category' && !isClear
    ? wholeOf(evidence)
    : bestSentences(evidence, asking, MOST_SENTENCES)
}

const wholeOf = (evidence: Evidence): Line[] =>
  evidence.sentences
    .filter((text) => !isHeading(text) || evidence.sentences.length === 1)
    .map((text) => toLine(text, evidence))

/** In the order of the text; all of a short one, or the first ones, where none speaks of the question. */
export function bestSentences(evidence: Evidence, { relevance }: Asking, most: number): Line[] {
  const scored = evidence.sentences.map((text, at) => ({ text, at, score: relevance.score(text) }))
  const best = Math.max(0, ...scored.map(({ score }) => score))
  if (best === 0 && evidence.text.length <= SHORT && evidence.ref.kind !== 'category')
    return wholeOf(evidence)
  const chosen =
    best === 0
      ? scored.filter(({ text }) => !isHeading(text)).slice(0, Math.min(most, 2))
      : scored
          .filter(({ score, text }) => score >= best * GOOD && (!isHeading(text) || scored.length === 1))
          .sort((one, other) => other.score - one.score || one.at - other.at)
          .slice(0, most)
          .sort((one, other) => one.at - other.at)
  return chosen.map(({ text }) => toLine(text, evidence))
}

const toLine = (text: string, { n }: Evidence): Line => sentence(plainInMarkdown(text), n)

/** A line of a few words without a stop. */
const isHeading = (text: string) => text.length < 60 && !/[.!?…:;。！？]["”’)]*$/u.test(text.trim())

/** How much of the question a sentence has to say that the main source does not. */
const ADDS = 0.3

function addsTo(main: Evidence, other: Evidence, { relevance, evidence }: Asking): boolean {
  if (other === main || other.source.product || other.ref.kind === 'category') return false
  if (evidence.indexOf(other) > 2) return false
  const all = `${main.title}\n${main.text}`
  const known = relevance.share(all)
  return other.sentences.some((text) => relevance.share(`${all}\n${text}\n${other.title}`) - known > ADDS)
}
