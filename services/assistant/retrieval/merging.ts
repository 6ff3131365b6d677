// A question that was asked in another language than the shop's is searched for as it is and translated. What either
// finds counts.

import { refKey } from '../knowledge/schemas.ts'
import type { ByMeaning, RankedSource, WordsAnswer } from './index/shop-index.ts'
import { byTitle } from './ties.ts'

/** What is not known is told of the wording that the shop knows most of. */
export function bestWords([first, ...others]: readonly WordsAnswer[]): WordsAnswer | null {
  if (!first) return null
  if (others.length === 0) return first
  const all = [first, ...others]
  const [best = first] = all
    .filter(({ units }) => units > 0)
    .toSorted((one, other) => one.unknownShare - other.unknownShare)
  return {
    ...best,
    sources: bestOf(
      all.map(({ sources }) => sources),
      ({ score }) => score,
    ),
  }
}

export const bestMeanings = (rankings: readonly (readonly ByMeaning[])[]): ByMeaning[] =>
  bestOf(rankings, ({ similarity }) => similarity)

function bestOf<Source extends RankedSource>(
  rankings: readonly (readonly Source[])[],
  scoreOf: (source: Source) => number,
): Source[] {
  const best = new Map<string, Source>()
  for (const source of rankings.flat()) {
    const known = best.get(refKey(source.ref))
    if (!known || scoreOf(known) < scoreOf(source)) best.set(refKey(source.ref), source)
  }
  return [...best.values()].toSorted((one, other) => scoreOf(other) - scoreOf(one) || byTitle(one, other))
}
