// Which of a shop's passages have the words of a question, and how rare these are.
import MiniSearch, { type SearchResult } from 'minisearch'
import { termsOf, type Words } from '../../../../platform/search/language-words.ts'
import { swappedLetters, typosIn } from '../../../../platform/search/typing-errors.ts'
import { compoundsWith } from './compounds.ts'
import type { Alternative, QuestionUnit } from './question-units.ts'

export interface IndexedPassage {
  id: string
  title: string
  text: string
  attributes: string
  categories: string
}

export interface WordIndex {
  mini: MiniSearch<IndexedPassage>
  /** In how many passages a term is, roughly: those that were removed are counted, too. */
  frequencies: Map<string, number>
  words: Words
  hasCompounds: boolean
}

export interface WordHit {
  score: number
  /** Share of the question's words that the passage has, by their rarity, 0 to 1. */
  coverage: number
}

export interface WordRanking {
  /** By passage. */
  hits: Map<string, WordHit>
  /** Words of the question that no passage has, in any form. */
  unknown: QuestionUnit[]
  /** Share of these among its words, by rarity, 0 to 1. */
  unknownShare: number
}

const BOOST = { title: 3, attributes: 2, categories: 1.5, text: 1 }
const OF_TYPO = 0.6
const OF_PART = 0.3
const alone = (stem: string): Alternative => ({ stems: [stem], weight: OF_PART })
/** A longer word may have two wrong letters. */
const LONG = 8
/** What a word about amounts counts, which half of all passages could answer, or a number, or a common word that is not there. */
const OF_AMOUNT = 0.3
const NUMBER = /^[\d.,]+$/

export const emptyWordIndex = (words: Words, hasCompounds = false): WordIndex => ({
  words,
  hasCompounds,
  frequencies: new Map(),
  mini: new MiniSearch<IndexedPassage>({
    fields: ['title', 'text', 'attributes', 'categories'],
    tokenize: words.split,
    processTerm: (word) => termsOf(word, words),
  }),
})

export function addPassage({ mini, words, frequencies }: WordIndex, passage: IndexedPassage): void {
  mini.add(passage)
  const { title, text, attributes, categories } = passage
  const terms = words.split(`${title} ${text} ${attributes} ${categories}`).map(words.stem)
  for (const term of new Set(terms)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1)
}

/** In a large shop, a word that so many passages have costs much and says nothing beside a rarer one. */
const [MANY, OFTEN] = [2000, 0.2]

function telling({ mini, frequencies }: WordIndex, units: readonly QuestionUnit[]): readonly QuestionUnit[] {
  if (mini.documentCount < MANY) return units
  const often = OFTEN * mini.documentCount
  const of = ({ stems }: QuestionUnit) => Math.min(...stems.map((stem) => frequencies.get(stem) ?? 0))
  const rare = units.filter((unit) => of(unit) < often)
  return rare.some((unit) => of(unit) > 0) ? rare : units
}

const OPTIONS = {
  boost: BOOST,
  tokenize: (term: string) => [term],
  processTerm: (term: string) => term,
}

export function rankPassages(index: WordIndex, units: readonly QuestionUnit[]): WordRanking {
  const { mini, words } = index
  const hits = new Map<string, WordHit>()
  const unknown: QuestionUnit[] = []
  let all = 0
  let missing = 0
  for (const unit of telling(index, units)) {
    let found = scoresOf(mini, unit.alternatives)
    if (index.hasCompounds && unit.isSingle)
      for (const [id, score] of compounds(index, unit)) if (!found.has(id)) found.set(id, score)
    if (found.size === 0) found = misspelt(mini, unit, words)
    const isUnknown = found.size === 0
    if (isUnknown) unknown.push(unit)
    // Of a phrase that nothing has, its words say a little.
    if (isUnknown && !unit.isSingle) found = scoresOf(mini, unit.stems.map(alone))
    const part = partOf(unit, isUnknown)
    const rarity = part * rarityOf(isUnknown ? 0 : found.size, mini.documentCount)
    all += rarity
    if (isUnknown) missing += rarity
    for (const [id, { score, weight }] of found) {
      const hit = hits.get(id) ?? { score: 0, coverage: 0 }
      hit.score += part * score
      hit.coverage += rarity * weight
      hits.set(id, hit)
    }
  }
  if (all > 0) for (const hit of hits.values()) hit.coverage /= all
  return { hits, unknown, unknownShare: all > 0 ? missing / all : 0 }
}

const partOf = ({ isAmount, isCommon, label }: QuestionUnit, isUnknown: boolean): number =>
  isAmount || NUMBER.test(label) || (isUnknown && isCommon) ? OF_AMOUNT : 1

/** As BM25 weighs it. */
const rarityOf = (having: number, all: number) => Math.log(1 + (all - having + 0.5) / (having + 0.5))

type Scores = Map<string, { score: number; weight: number }>

/** A passage counts by the best of the alternatives that it has. */
function scoresOf(mini: WordIndex['mini'], alternatives: readonly Alternative[]): Scores {
  const scores: Scores = new Map()
  for (const { stems, weight } of alternatives) {
    const results = mini.search({ combineWith: 'AND', queries: [...stems] }, OPTIONS)
    better(scores, results, weight)
  }
  return scores
}

function better(scores: Scores, results: readonly SearchResult[], weight: number): void {
  for (const { id, score } of results) {
    const known = scores.get(id)
    if (!known || known.score < score * weight)
      scores.set(id, { score: score * weight, weight: Math.max(weight, known?.weight ?? 0) })
  }
}

const OF_COMPOUND = 0.6

function compounds({ mini, frequencies }: WordIndex, { stems: [stem = ''] }: QuestionUnit): Scores {
  const scores: Scores = new Map()
  const queries = compoundsWith(stem, frequencies.keys())
  if (queries.length > 0) better(scores, mini.search({ combineWith: 'OR', queries }, OPTIONS), OF_COMPOUND)
  return scores
}

/** A word that nothing has may be misspelt, if it is not one for something that others sell. */
function misspelt(
  mini: WordIndex['mini'],
  { label: folded, isThing, isSingle }: QuestionUnit,
  { stem }: Words,
): Scores {
  const scores: Scores = new Map()
  if (isThing || !isSingle || typosIn(folded) === 0 || /\d/.test(folded)) return scores
  const options = { ...OPTIONS, fuzzy: folded.length < LONG ? 1 : 2 }
  const results = mini
    .search(folded, options)
    .filter(({ terms }) => terms.some((term) => term[0] === folded[0]))
  better(scores, results, OF_TYPO)
  const swapped = new Set(swappedLetters(folded).flatMap((word) => [word, stem(word)]))
  better(scores, mini.search({ queries: [...swapped] }, OPTIONS), OF_TYPO)
  return scores
}
