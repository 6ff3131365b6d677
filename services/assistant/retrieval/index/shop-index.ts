// What one shop knows, as it is searched: passages by their words and by their vectors, ranked as sources.

import type { Words } from '../../../platform/search/language-words.ts'
import type { LoadedEntry } from '../../knowledge/contract.ts'
import { refKey, type SourceRef } from '../../knowledge/schemas.ts'
import { byTitle } from '../ties.ts'
import { createVectors } from './vectors.ts'
import { writesTogether } from './words/compounds.ts'
import { type QuestionWords, questionWordsOf, unitsOf } from './words/question-units.ts'
import { addPassage, emptyWordIndex, rankPassages, type WordHit } from './words/word-index.ts'

/** A source by its best passage. */
export interface RankedSource {
  ref: SourceRef
  part: number
  title: string
}

export interface ByWords extends RankedSource {
  score: number
  /** Share of the question's words that the passage has, by their rarity, 0 to 1. */
  coverage: number
}

export interface WordsAnswer {
  /** The best first. */
  sources: ByWords[]
  /** How many words and phrases of the question count. */
  units: number
  /** Those that no passage has in any form, and those of them that name things that are sold elsewhere. */
  unknown: string[]
  /** Share of these among all, by rarity, 0 to 1. */
  unknownShare: number
  unknownThings: string[]
}

export interface ByMeaning extends RankedSource {
  similarity: number
}

/** Null lets all products pass; other sources always do. */
export type Allowed = ReadonlySet<string> | null

export interface ShopIndex {
  put(entry: LoadedEntry): void
  remove(id: string): void
  byWords(text: string, allowed: Allowed): WordsAnswer
  /** `wanted` are keys of sources that are ranked in any case. */
  byMeaning(question: Float32Array, allowed: Allowed, wanted: ReadonlySet<string>): ByMeaning[]
  /** What it takes in memory, roughly. */
  bytes(): number
}

/** Sources of a ranking that are passed on; fewer count. */
const MOST_SOURCES = 50

/** What the last of the best has to have. */
const leastOf = (scores: readonly number[]): number =>
  Float64Array.from(scores).sort().at(-MOST_SOURCES) ?? Number.NEGATIVE_INFINITY

/** A word index takes about six times its texts. */
const INDEX_FACTOR = 6

const NOT_FOUND: WordHit = { score: 0, coverage: 0 }

interface Known extends RankedSource {
  key: string
  letters: number
}

export function createShopIndex(dimensions: number, words: Words, language: string): ShopIndex {
  const index = emptyWordIndex(words, writesTogether(language))
  const vectors = createVectors(dimensions)
  const entries = new Map<string, Known>()
  const questionWords: QuestionWords = questionWordsOf(words, language)
  let letters = 0

  function remove(id: string): void {
    letters -= entries.get(id)?.letters ?? 0
    entries.delete(id)
    vectors.remove(id)
    if (index.mini.has(id)) index.mini.discard(id)
  }

  /** The best passage of each source that passes. */
  function bestOf<Found>(
    all: Iterable<readonly [id: string, found: Found]>,
    scoreOf: (found: Found) => number,
    { allowed, wanted }: { allowed: Allowed; wanted?: ReadonlySet<string> },
  ): (RankedSource & { found: Found })[] {
    const best = new Map<string, { known: Known; found: Found; score: number }>()
    for (const [id, found] of all) {
      const known = entries.get(id)
      if (!known || (allowed && known.ref.kind === 'product' && !allowed.has(known.ref.id))) continue
      const score = scoreOf(found)
      const other = best.get(known.key)
      if (!other || other.score < score || (other.score === score && other.known.part > known.part))
        best.set(known.key, { known, found, score })
    }
    const least = leastOf([...best.values()].map(({ score }) => score))
    return (
      [...best.values()]
        .filter(({ known: { key }, score }) => score >= least || wanted?.has(key))
        .sort((one, other) => other.score - one.score || byTitle(one.known, other.known))
        // Many may have as much as the last of the best.
        .filter(({ known: { key } }, at) => at < MOST_SOURCES || wanted?.has(key))
        .map(({ known: { ref, part, title }, found }) => ({ ref, part, title, found }))
    )
  }

  /** Products that pass are found even without a word of the question: it may consist of filters only. */
  function* withAllowed(
    hits: ReadonlyMap<string, WordHit>,
    allowed: Allowed,
  ): Iterable<readonly [string, WordHit]> {
    yield* hits
    if (!allowed) return
    for (const [id, { ref, part }] of entries)
      if (part === 0 && ref.kind === 'product' && allowed.has(ref.id)) yield [id, NOT_FOUND]
  }

  return {
    put({ id, kind, sourceId, part, title, text, attributes, categories, vector }) {
      remove(id)
      const ref = { kind, id: sourceId }
      const size = title.length + text.length + attributes.length + categories.length
      entries.set(id, { ref, part, title, key: refKey(ref), letters: size })
      letters += size
      vectors.put(id, vector)
      addPassage(index, { id, title, text, attributes, categories })
    },
    remove,
    byWords(text, allowed) {
      const units = unitsOf(text, questionWords)
      const { hits, unknown, unknownShare } = rankPassages(index, units)
      return {
        sources: bestOf(withAllowed(hits, allowed), ({ score }) => score, { allowed }).map(
          ({ found, ...source }) => ({
            ...source,
            ...found,
          }),
        ),
        units: units.length,
        unknownShare,
        unknown: unknown.map(({ label }) => label),
        unknownThings: unknown.filter(({ isThing }) => isThing).map(({ label }) => label),
      }
    },
    byMeaning(question, allowed, wanted) {
      const cosines = vectors.similarities(question)
      const all = vectors.ids.map((id, place) => [id, cosines[place] ?? 0] as const)
      return bestOf(all, (similarity) => similarity, { allowed, wanted }).map(({ found, ...source }) => ({
        ...source,
        similarity: found,
      }))
    },
    bytes: () => vectors.bytes() + letters * 2 * INDEX_FACTOR,
  }
}
