// Words of a query that are searched for as one thing.
import type { Words } from './language-words.ts'

const LONGEST_PHRASE = 3

/** A word or a phrase. */
export interface Unit<Word> {
  words: Word[]
  /** Other phrases for it, as stems. */
  synonyms: (readonly string[])[]
}

export function toUnits<Word extends { stem: string }>(
  words: readonly Word[],
  groups: Words['synonyms'],
): Unit<Word>[] {
  const units: Unit<Word>[] = []
  for (let at = 0; at < words.length; ) {
    const unit = longestPhrase(words.slice(at), groups)
    units.push(unit)
    at += unit.words.length
  }
  return units
}

/** The longest phrase that a group names at the beginning, or else the first word. */
function longestPhrase<Word extends { stem: string }>(words: Word[], groups: Words['synonyms']): Unit<Word> {
  for (let length = Math.min(LONGEST_PHRASE, words.length); length > 0; length--) {
    const phrase = words.slice(0, length)
    const key = phrase.map(({ stem }) => stem).join(' ')
    const same = groups.filter((group) => group.some((each) => each.join(' ') === key))
    if (same.length > 0)
      return { words: phrase, synonyms: same.flat().filter((each) => each.join(' ') !== key) }
  }
  return { words: words.slice(0, 1), synonyms: [] }
}
