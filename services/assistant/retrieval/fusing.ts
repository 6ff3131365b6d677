// Two rankings become one, by reciprocal ranks that count as much as each ranking can be trusted.
import { refKey } from '../knowledge/schemas.ts'
import type { ByMeaning, ByWords, RankedSource } from './index/shop-index.ts'
import type { Hit } from './schemas.ts'
import { byTitle } from './ties.ts'

export const MOST_SOURCES = 5

/** A small constant lets the first places decide: what one ranking is sure of is not outvoted by two middle places. */
const RANK_CONSTANT = 8
/** Places after these say nothing. */
const DEPTH = 20

export interface Rankings {
  byWords: readonly ByWords[]
  /** Null where only words were compared. */
  byMeaning: readonly ByMeaning[] | null
}

export function fuse({ byWords, byMeaning }: Rankings): Hit[] {
  const hits = new Map<string, Hit>()
  const hitOf = (source: RankedSource): Hit => {
    const key = refKey(source.ref)
    const known = hits.get(key)
    if (known) return known
    const hit: Hit = {
      ...{ ref: source.ref, part: source.part, title: source.title },
      ...{ lexicalRank: null, semanticRank: null, lexicalScore: 0, similarity: null, score: 0 },
    }
    hits.set(key, hit)
    return hit
  }
  const similarities = new Map(byMeaning?.map(({ ref, similarity }) => [refKey(ref), similarity]))
  const trust = byMeaning ? trustInWords(byWords) : 1
  byWords.slice(0, DEPTH).forEach((source, at) => {
    const hit = hitOf(source)
    hit.lexicalRank = at + 1
    hit.lexicalScore = source.score
    hit.similarity = similarities.get(refKey(source.ref)) ?? null
    hit.score += (trust * relative(source, byWords)) / (RANK_CONSTANT + at + 1)
  })
  byMeaning?.slice(0, DEPTH).forEach((source, at) => {
    const hit = hitOf(source)
    hit.semanticRank = at + 1
    hit.similarity = source.similarity
    // The passage that is closest in meaning speaks for a source, unless its words are found in another.
    if (hit.lexicalRank === null) hit.part = source.part
    hit.score += 1 / (RANK_CONSTANT + at + 1)
  })
  const sorted = [...hits.values()].sort((one, other) => other.score - one.score || byTitle(one, other))
  return withFirsts(sorted)
}

/** What one ranking puts first is among the sources even if the other does not have it. */
function withFirsts(sorted: readonly Hit[]): Hit[] {
  const chosen = sorted.slice(0, MOST_SOURCES)
  const left = sorted
    .slice(MOST_SOURCES)
    .filter((hit) => (hit.lexicalRank ?? 9) <= 2 || hit.semanticRank === 1)
  return [...chosen.slice(0, MOST_SOURCES - left.length), ...left]
}

/** From a half, where the best passage has few of the words, to more than the meaning, where it has all. */
const trustInWords = ([first]: readonly ByWords[]): number => 0.5 + 0.8 * (first?.coverage ?? 0)

/** What has a much smaller score than the first is there for one common word. */
const relative = ({ score }: ByWords, [first]: readonly ByWords[]): number =>
  first && first.score > 0 ? 0.5 + 0.5 * (score / first.score) : 1

/** For a question that is nothing but filters: the products that pass, and a text that says exactly what was asked. */
export function fuseFiltered({ byWords, byMeaning }: Rankings): Hit[] {
  const isProduct = ({ ref }: RankedSource) => ref.kind === 'product'
  const products = fuse({
    byWords: byWords.filter(isProduct),
    byMeaning: byMeaning?.filter(isProduct) ?? null,
  })
  const others = fuse({ byWords, byMeaning }).filter((hit) => !isProduct(hit))
  const texts = others.filter(({ lexicalRank, semanticRank }) => lexicalRank === 1 && semanticRank === 1)
  const room = MOST_SOURCES - products.length
  const chosen = room > 0 ? others.slice(0, room) : texts.slice(0, 1)
  return [...products.slice(0, MOST_SOURCES - chosen.length), ...chosen]
}
