// The words of a text that carry its meaning, as stems.
import type { Words } from '../../../platform/search/language-words.ts'
import { functionWordsOf, isFunctionWord } from '../../words/function-words.ts'
import { numberOfWord } from './number-words.ts'

export interface Wording {
  words: Words
  /** BCP 47, of the shop's texts. */
  language: string
}

/** In the order of the text, with repetitions; numbers, in words too, and single letters are left out. */
export function contentStems(text: string, { words, language }: Wording): string[] {
  const base = language.slice(0, 2)
  return words
    .split(text.replaceAll('’', "'").replace(/(\p{L})n't\b/gu, '$1 not'))
    .filter((word) => word.length > 1 && !isNumber(word) && !isFunctionWord(word, base))
    .map(words.stem)
}

const isNumber = (word: string): boolean => /^\p{N}+$/u.test(word) || numberOfWord(word) !== null

/** Those of some stems that carry meaning. */
export const withMeaning = (stems: readonly string[], { words, language }: Wording): string[] =>
  stems.filter((stem) => stem.length > 1 && !isNumber(stem) && !functionStems(words, language).has(stem))

const known = new WeakMap<Words, ReadonlySet<string>>()

function functionStems(words: Words, language: string): ReadonlySet<string> {
  const stems = known.get(words) ?? new Set(functionWordsOf(language.slice(0, 2)).map(words.stem))
  known.set(words, stems)
  return stems
}

/** Whether the stems have the word, or another for the same thing. */
export function hasStem(stems: ReadonlySet<string>, stem: string, { words }: Wording): boolean {
  if (stems.has(stem)) return true
  return words.synonyms.some(
    (group) =>
      group.some((phrase) => phrase.length === 1 && phrase[0] === stem) &&
      group.some((phrase) => phrase.every((each) => stems.has(each))),
  )
}

/** Whether a phrase stands in a text, word by word. Both are stems. */
export function hasPhrase(stems: readonly string[], phrase: readonly string[]): boolean {
  if (phrase.length === 0) return false
  return stems.some((_, at) => phrase.every((stem, add) => stems[at + add] === stem))
}

/** Whether stems have a phrase that is written as people write it. */
export const saysPhrase = (stems: readonly string[], phrase: string, wording: Wording): boolean =>
  hasPhrase(stems, allStems(phrase, wording))

/** All words as stems, for phrases. */
export const allStems = (text: string, { words }: Wording): string[] => words.split(text).map(words.stem)
