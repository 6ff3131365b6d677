// Whether there is evidence at all. Nothing is answered, and no model asked, while the gate is closed.
import { refKey } from '../knowledge/schemas.ts'
import type { ByMeaning, WordsAnswer } from './index/shop-index.ts'
import type { Gate } from './schemas.ts'
import { THRESHOLD, type Weights, WITH_MEANING, WITH_WORDS, WITH_WORDS_ABROAD } from './thresholds.ts'

export interface Evidence {
  words: WordsAnswer
  /** Null where only words were compared. */
  byMeaning: readonly ByMeaning[] | null
  model: string | null
  /** That of the shop's texts. */
  language: string
  /** Whether the question is nothing but filters that products pass. */
  isFiltered: boolean
  /** Whether the question states what it asks. */
  isClaim: boolean
}

export type Features = Record<Exclude<keyof Weights, 'bias'>, number>

const AMONG_FIRST = 3
/** What is wrong in a claim is a word that the shop does not have, and has to be put right rather than refused. */
const OF_CLAIM = 0.5
/**
 * Similarities of a question to what has nothing to do with it, and to its answer, as the models have them in the
 * middle. The encoder's are measured. Those for other models, which need a key, are an estimate for Gemini's that nobody
 * has measured.
 */
const SCALES: readonly (readonly [model: string, unrelated: number, related: number])[] = [
  ['sentence-encoder', 0.25, 0.65],
  ['', 0.55, 0.8],
]

export function featuresOf({
  words,
  byMeaning,
  model,
  isClaim,
}: Omit<Evidence, 'isFiltered' | 'language'>): Features {
  const firsts = new Set(words.sources.slice(0, AMONG_FIRST).map(({ ref }) => refKey(ref)))
  const nearest = byMeaning?.slice(0, AMONG_FIRST) ?? []
  const unknownShare = words.units === 0 ? 1 : words.unknownShare * (isClaim ? OF_CLAIM : 1)
  const areTheSame = nearest.some(({ ref }) => firsts.has(refKey(ref)))
  return {
    similarity: scaled(nearest[0]?.similarity ?? 0, model ?? ''),
    unknownShare,
    unknownThing: words.unknownThings.length > 0 ? 1 : 0,
    // In a shop with few sources both rankings have the same ones, whatever is asked.
    agreement: areTheSame ? 1 - unknownShare : 0,
  }
}

function scaled(similarity: number, model: string): number {
  const [, unrelated, related] = SCALES.find(([name]) => model.startsWith(name)) ?? ['', 0, 1]
  return (similarity - unrelated) / (related - unrelated)
}

export function confidenceOf(features: Features, weights: Weights): number {
  let sum = weights.bias
  for (const [name, value] of Object.entries(features)) sum += weights[name as keyof Features] * value
  return 1 / (1 + Math.exp(-sum))
}

export function gateOf(evidence: Evidence): Gate {
  const { words, byMeaning, isFiltered, language } = evidence
  const onlyWords = language === 'en' ? WITH_WORDS : WITH_WORDS_ABROAD
  // What passes filters that are all of the question is the answer.
  const confidence = isFiltered ? 1 : confidenceOf(featuresOf(evidence), byMeaning ? WITH_MEANING : onlyWords)
  const hasSources = words.sources.length > 0 || (byMeaning?.length ?? 0) > 0
  const isOpen = hasSources && confidence >= THRESHOLD
  return { isOpen, confidence, threshold: THRESHOLD, why: whyOf(evidence, isOpen) }
}

export const closedGate = (why: string): Gate => ({ isOpen: false, confidence: 0, threshold: THRESHOLD, why })

function whyOf({ words, byMeaning, isFiltered }: Evidence, isOpen: boolean): string {
  if (isFiltered) return 'Products pass all that the question asks for.'
  const nearest = byMeaning?.[0]
  const parts = [
    nearest && `The nearest source in meaning is “${nearest.title}” (${nearest.similarity.toFixed(2)}).`,
    words.unknown.length > 0 && `The shop never says: ${words.unknown.join(', ')}.`,
    words.unknownThings.length > 0 && `It does not seem to have: ${words.unknownThings.join(', ')}.`,
    words.units === 0 && 'No word of the question can be searched for.',
  ]
  return [isOpen ? 'There is evidence.' : 'There is too little evidence.', ...parts].filter(Boolean).join(' ')
}
