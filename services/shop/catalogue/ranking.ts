// The one ranking of a shop's products, for its search and for its assistant.
import type { Query, QueryCombination, SearchResult } from 'minisearch'
import type { SearchIndex, Words } from './search-index.ts'
import { foldWord } from './search-words.ts'

export interface Ranked {
  id: string
  score: number
}

/** More words than this say nothing new, and each costs. */
const MOST_WORDS = 12
const LONGEST_PHRASE = 3
const BOOST = { title: 4, sku: 3, categories: 2, attributes: 2, description: 1 }
/** What a hit counts against one of the word as it was written. */
const [OF_STEM, OF_SYNONYM, OF_PREFIX, OF_TYPO] = [0.8, 0.6, 0.3, 0.4]
/** Words that a customer may write but no product has to have. */
const UNIMPORTANT = new Set(
  'a an and any at by do for from i in is it me my of on or some the to with you'.split(' '),
)

/** The best first; empty when nothing matches. Typing errors are only forgiven when nothing matches without them. */
export function rankProducts({ mini, words }: SearchIndex, query: string): Ranked[] {
  const units = unitsOf(query, words)
  if (units.length === 0) return []
  const sharp = units.map((unit) => sharply(unit))
  const tolerant = units.map((unit) => any([sharply(unit), ...unit.words.map(forgiving)]))
  // That all words are there counts more than how they are written.
  for (const combineWith of ['AND', 'OR'] as const)
    for (const queries of [sharp, tolerant]) {
      const found = mini.search({ combineWith, queries }, OPTIONS)
      if (found.length > 0) return found.map(ranked)
    }
  return []
}

/** Terms are processed before they are searched for. */
const OPTIONS = {
  boost: BOOST,
  weights: { prefix: OF_PREFIX, fuzzy: OF_TYPO },
  tokenize: (term: string) => [term],
  processTerm: (term: string) => term,
}

const ranked = ({ id, score }: SearchResult): Ranked => ({ id, score })

interface Word {
  folded: string
  stem: string
  /** Whether somebody may still be typing it. */
  isLast: boolean
}

/** A word or a phrase that is searched for as one thing. */
interface Unit {
  words: Word[]
  /** Other phrases for it, as stems. */
  synonyms: (readonly string[])[]
}

function unitsOf(query: string, { split, stem, synonyms }: Words): Unit[] {
  const all = split(query)
  const important = all.filter((word) => !UNIMPORTANT.has(word))
  const chosen = (important.length > 0 ? important : all).slice(0, MOST_WORDS)
  const words = chosen.map((word, at) => ({
    folded: foldWord(word),
    stem: stem(word),
    isLast: at === chosen.length - 1,
  }))
  const units: Unit[] = []
  for (let at = 0; at < words.length; ) {
    const unit = longestPhrase(words.slice(at), synonyms)
    units.push(unit)
    at += unit.words.length
  }
  return units
}

/** The longest phrase with synonyms at the beginning, or else the first word. */
function longestPhrase(words: Word[], groups: Words['synonyms']): Unit {
  for (let length = Math.min(LONGEST_PHRASE, words.length); length > 0; length--) {
    const phrase = words.slice(0, length)
    const key = phrase.map(({ stem }) => stem).join(' ')
    const same = groups.filter((group) => group.some((each) => each.join(' ') === key))
    const synonyms = same.flat().filter((each) => each.join(' ') !== key)
    if (synonyms.length > 0) return { words: phrase, synonyms }
  }
  return { words: words.slice(0, 1), synonyms: [] }
}

const any = (queries: Query[]): QueryCombination => ({ combineWith: 'OR', queries })

const sharply = ({ words, synonyms }: Unit): QueryCombination =>
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
  any([
    // A single letter is only the beginning of what is being typed.
    { queries: [folded], prefix: isLast || folded.length > 2 },
    ...(stem === folded ? [] : [{ ...weighted(OF_STEM), queries: [stem] }]),
  ])

const forgiving = ({ folded }: Word): QueryCombination => ({ queries: [folded], fuzzy: typosIn(folded) })

/** How many letters may be wrong; two letters in the wrong order are two. */
const typosIn = ({ length }: string): number => (length < 4 ? 0 : length < 6 ? 1 : 2)

const weighted = (weight: number) => ({ boostTerm: () => weight })
