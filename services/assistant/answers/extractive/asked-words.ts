// The words of a question as the evidence spells them: typing errors are mended where only one thing can be meant.

import { isFunctionWord } from '../../words/function-words.ts'
import { allStems, hasStem, type Wording } from '../words/content.ts'

/** Stems in the order of the question. `texts` are the evidence's, `values` those of the shop's attributes. */
export function askedStems(
  question: string,
  { texts, values }: { texts: readonly string[]; values: readonly string[] },
  wording: Wording,
): string[] {
  const known = new Set(texts.flatMap((text) => allStems(text, wording)))
  const joined = new Map(
    [...values, ...texts]
      .filter((text) => text.length < 80)
      .flatMap((text) => {
        const stems = allStems(text, wording)
        return stems.slice(1).map((stem, at) => [`${stems[at]}${stem}`, [stems[at] ?? '', stem]] as const)
      }),
  )
  for (const value of values) for (const stem of allStems(value, wording)) known.add(stem)
  return wording.words.split(question.replaceAll('’', "'")).flatMap((word) => {
    const stem = wording.words.stem(word)
    const isPlain = hasStem(known, stem, wording) || isFunctionWord(word, wording.language.slice(0, 2))
    if (isPlain || word.length < 5) return [stem]
    return joined.get(stem) ?? joined.get(word) ?? [nearest(stem, known) ?? stem]
  })
}

function nearest(word: string, known: ReadonlySet<string>): string | null {
  const most = word.length < 8 ? 1 : 2
  const near = [...known]
    .filter(
      (other) => other[0] === word[0] && Math.abs(other.length - word.length) <= most && other.length > 3,
    )
    .map((other) => ({ other, errors: errorsBetween(word, other) }))
    .filter(({ errors }) => errors <= most)
    .sort((one, other) => one.errors - other.errors)
  return near[0]?.other ?? null
}

/** Letters that are wrong, missing, too many, or in the other order. */
function errorsBetween(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)]
  for (let at = 1; at <= one.length; at++) {
    const row = [at]
    for (let to = 1; to <= other.length; to++) {
      const above = rows[at - 1] ?? []
      const isSame = one[at - 1] === other[to - 1]
      let least = Math.min(
        (above[to] ?? 0) + 1,
        (row[to - 1] ?? 0) + 1,
        (above[to - 1] ?? 0) + (isSame ? 0 : 1),
      )
      if (at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1])
        least = Math.min(least, (rows[at - 2]?.[to - 2] ?? 0) + 1)
      row.push(least)
    }
    rows.push(row)
  }
  return rows[one.length]?.[other.length] ?? Number.POSITIVE_INFINITY
}
