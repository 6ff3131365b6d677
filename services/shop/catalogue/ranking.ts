// The one ranking of a shop's products, for its search and for its assistant.
import type { Query, QueryCombination } from 'minisearch'
import type { Words } from '../../platform/search/language-words.ts'
import { foldWord } from '../../platform/search/search-words.ts'
import { swappedLetters, typosIn } from '../../platform/search/typing-errors.ts'
import { toUnits, type Unit } from '../../platform/search/units.ts'
import { FIELDS, type SearchIndex } from './search-index.ts'

export interface Ranked {
  id: string
  score: number
}

/** More words than this say nothing new, and each costs. */
const MOST_WORDS = 12
const BOOST = { title: 4, sku: 3, categories: 2, attributes: 2, description: 1 }
/** What a hit counts against one of the word as it was written. */
const [OF_STEM, OF_SYNONYM, OF_PREFIX, OF_TYPO] = [0.8, 0.6, 0.3, 0.4]
/** Words that a customer may write but no product has to have. */
const UNIMPORTANT = new Set(
  'a an and any at by do for from i in is it me my of on or some the to with you'.split(' '),
)

/**
 * The best first; empty when nothing matches. A typing error is only forgiven in a word that nothing has. What has all
 * words comes alone; if nothing does, what has some.
 */
export function rankProducts({ mini, words }: SearchIndex, query: string): readonly Ranked[] {
  const ranked = (unit: Unit<Word>): readonly Ranked[] => {
    const search = (query: QueryCombination): readonly Ranked[] => mini.search(query, OPTIONS)
    const sharp = search(sharply(unit))
    if (sharp.length > 0) return sharp
    return better(
      search(any(unit.words.map(forgiving))),
      search(any(unit.words.map((word) => swapped(word, words)))),
    )
  }
  const [first = [], ...others] = unitsOf(query, words).map(ranked)
  // MiniSearch has sorted it already.
  if (others.length === 0) return first
  const scores = [first, ...others].map(toScores)
  const found = withAll(scores)
  const best = found.size > 0 ? found : withSome(scores)
  return toRanked(best)
}

/** By id. */
type Scores = Map<string, number>

const toScores = (ranked: readonly Ranked[]): Scores => new Map(ranked.map(({ id, score }) => [id, score]))

const toRanked = (scores: Scores): Ranked[] =>
  Array.from(scores, ([id, score]) => ({ id, score })).sort((one, other) => other.score - one.score)

/** What is found in two ways counts by the better of them. */
function better(some: readonly Ranked[], others: readonly Ranked[]): readonly Ranked[] {
  if (others.length === 0) return some
  const scores = toScores(some)
  for (const { id, score } of others) scores.set(id, Math.max(score, scores.get(id) ?? 0))
  return toRanked(scores)
}

/** What every part of the query finds, with the sum of its scores. */
function withAll(scores: readonly Scores[]): Scores {
  const [first = new Map<string, number>(), ...others] = scores.toSorted(
    (one, other) => one.size - other.size,
  )
  const sums: Scores = new Map()
  for (const [id, score] of first) {
    let sum = score
    for (const other of others) sum += other.get(id) ?? Number.NaN
    if (!Number.isNaN(sum)) sums.set(id, sum)
  }
  return sums
}

function withSome(scores: readonly Scores[]): Scores {
  const sums: Scores = new Map()
  for (const part of scores) for (const [id, score] of part) sums.set(id, (sums.get(id) ?? 0) + score)
  return sums
}

/** Terms are processed before they are searched for. */
const OPTIONS = {
  boost: BOOST,
  weights: { prefix: OF_PREFIX, fuzzy: OF_TYPO },
  tokenize: (term: string) => [term],
  processTerm: (term: string) => term,
}

interface Word {
  folded: string
  stem: string
  /** Whether somebody may still be typing it. */
  isLast: boolean
}

function unitsOf(query: string, { split, stem, synonyms }: Words): Unit<Word>[] {
  const all = split(query)
  const important = all.filter((word) => !UNIMPORTANT.has(word))
  const chosen = (important.length > 0 ? important : all).slice(0, MOST_WORDS)
  const words = chosen.map((word, at) => ({
    folded: foldWord(word),
    stem: stem(word),
    isLast: at === chosen.length - 1,
  }))
  return toUnits(words, synonyms)
}

const any = (queries: Query[]): QueryCombination => ({ combineWith: 'OR', queries })

const sharply = ({ words, synonyms }: Unit<Word>): QueryCombination =>
  any([
    { combineWith: 'AND', queries: words.map(written) },
    ...synonyms.map((stems) => ({
      ...weighted(OF_SYNONYM),
      combineWith: 'AND' as const,
      queries: [...stems],
    })),
  ])

/** The word, its beginning and its other forms. */
const written = ({ folded, stem, isLast }: Word): QueryCombination =>
  any([beginning(folded, isLast), ...(stem === folded ? [] : [{ ...weighted(OF_STEM), queries: [stem] }])])

/** A letter or two are the beginning of a word only while it is being typed, and then of much too many words. */
function beginning(folded: string, isLast: boolean): QueryCombination {
  if (folded.length > 2) return { queries: [folded], prefix: true }
  return { queries: [folded], prefix: isLast, fields: isLast ? ['title'] : [...FIELDS] }
}

const forgiving = ({ folded }: Word): QueryCombination => ({ queries: [folded], fuzzy: typosIn(folded) })

/** The word with two neighbouring letters in the other order, in all its forms. */
function swapped({ folded }: Word, { stem }: Words): QueryCombination {
  // As much as MiniSearch gives for one wrong letter.
  const weight = (OF_TYPO * folded.length) / (folded.length + 1)
  return { ...weighted(weight), queries: [...new Set(swappedLetters(folded).map(stem))] }
}

const weighted = (weight: number) => ({ boostTerm: () => weight })
