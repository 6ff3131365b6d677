// How much of a question a text speaks of. Rare words count more than those that all evidence has.
import type { Evidence } from '../evidence.ts'
import { contentStems, hasStem, type Wording, withMeaning } from '../words/content.ts'
import { toldIn } from './concepts.ts'

export interface Relevance {
  /** The question's words that some evidence has, as stems. */
  terms: ReadonlySet<string>
  /** All of the question's words that carry meaning. */
  asked: ReadonlySet<string>
  /** From 0 for a text that has none of the question's words to 1 for one that has all. */
  share(text: string): number
  /** For choosing among sentences: the same, and more for those that speak of what is asked in other words. */
  score(sentence: string): number
  has(text: string, term: string): boolean
}

const OF_CONCEPT = 0.35
/** What a word of an earlier turn counts against one of the question. */
const OF_EARLIER = 0.4

export interface RelevanceRequest {
  question: string
  /** All words, as stems; and those of the question itself, without what earlier turns add. */
  stems: readonly string[]
  own: readonly string[]
  evidence: readonly Evidence[]
  wording: Wording
}

export function relevanceOf({ question, stems, own, evidence, wording }: RelevanceRequest): Relevance {
  const stemsOf = memoized((text) => new Set(contentStems(text, wording)))
  const texts = evidence.flatMap(({ title, facts, sentences }) => [title, ...facts, ...sentences])
  const weights = new Map<string, number>()
  const asked = new Set(withMeaning(stems, wording))
  const ownTerms = new Set(own)
  for (const term of asked) {
    const found = texts.filter((text) => hasStem(stemsOf(text), term, wording)).length
    if (found > 0) weights.set(term, (ownTerms.has(term) ? 1 : OF_EARLIER) / (1 + Math.log(found)))
  }
  // A word that no evidence has counts as the rarest of all.
  const unknown = asked.size - weights.size
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, unknown)
  const told = toldIn(question)

  const has = (text: string, term: string) => hasStem(stemsOf(text), term, wording)
  const share = (text: string) => {
    let sum = 0
    for (const [term, weight] of weights) if (has(text, term)) sum += weight
    return all === 0 ? 0 : sum / all
  }
  return {
    terms: new Set(weights.keys()),
    asked,
    share,
    has,
    score: (sentence) =>
      share(sentence) + OF_CONCEPT * told.filter((pattern) => pattern.test(sentence)).length,
  }
}

function memoized<Value>(make: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const value = make(text)
    known.set(text, value)
    return value
  }
}
