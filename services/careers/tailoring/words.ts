// Words as the gates compare them: without inflection, so that "deployed" and "deployment" are one word.
import { IRREGULAR } from './vocabulary/irregular.ts'

export interface Word {
  text: string
  lower: string
  stem: string
  start: number
  end: number
  /** A capital letter here says nothing, because a sentence begins with it. */
  isFirst: boolean
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.&+#][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*(?:\+\+|#)?/gu
const SENTENCE_BEFORE = /(?:^|[.!?:;•\n|])[\s"'“”„«»()[\]–—-]*$/u

export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map((match) => {
    const [word] = match
    const lower = word.toLowerCase().replaceAll('’', "'")
    return {
      text: word,
      lower,
      stem: stemOf(lower),
      start: match.index,
      end: match.index + word.length,
      isFirst: SENTENCE_BEFORE.test(text.slice(0, match.index)),
    }
  })
}

const stems = new Map<string, string>()
const REMEMBERED = 20_000

export function stemOf(lower: string): string {
  const known = stems.get(lower)
  if (known !== undefined) return known
  if (stems.size > REMEMBERED) stems.clear()
  const stem = findStem(lower)
  stems.set(lower, stem)
  return stem
}

/** Endings by the shortest stem that they may leave. Agents ("-er", "-or") stay: a manager is not what was managed. */
const ENDINGS: [RegExp, number][] = [
  [/(?:iz|is)(?:ations?|ed|es?|ing)$/, 3],
  [/at(?:ions?|ed|es?|ing|ive)$/, 3],
  [/(?:it)?ions?$/, 4],
  [/(?:ments?|ances?|ences?|ings?|ed|ally|ly|es?|al)$/, 3],
]

function findStem(lower: string): string {
  const plain = lower.replace(/'s$|s'$/, '')
  const base = IRREGULAR[plain]
  if (base !== undefined) return base === plain ? plain : findStem(base)
  if (!/^[a-z]+$/.test(plain) || plain.length < 4) return plain
  const singular = plain.replace(/ies$/, 'y').replace(/(?<=[^su])s$/, '')
  return tidy(withoutEndings(singular))
}

function withoutEndings(word: string): string {
  for (const [ending, shortest] of ENDINGS) {
    const stem = word.replace(ending, '')
    if (stem !== word && stem.length >= shortest) return withoutEndings(stem)
  }
  return word
}

const tidy = (stem: string) =>
  stem
    .replace(/([bdfgmnprt])\1$/, '$1')
    .replace(/y$/, 'i')
    .replace(/our$/, 'or')
