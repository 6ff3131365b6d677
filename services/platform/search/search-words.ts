// How texts of a shop become words of a search: without case, accents and width, whatever the script.
import { fold, withPlainLetters } from '../words.ts'

const WORD = /[\p{L}\p{M}\p{N}]+/gu
/** `baker's` is found as `baker`. */
const POSSESSIVE = /['’]s(?![\p{L}\p{M}])/giu

/** Scripts that write no spaces between words. */
const WITHOUT_SPACES = new Set(['zh', 'ja', 'th', 'lo', 'km', 'my'])

/** The longest part of a word that counts. */
const MOST_LETTERS = 40

export const foldWord = (word: string): string => withPlainLetters(fold(word)).slice(0, MOST_LETTERS)

export type Split = (text: string) => string[]

/** Splits a text into words in lower case, still with accents, which stemmers need. */
export function splitterOf(language: string): Split {
  const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(POSSESSIVE, '')
  if (!WITHOUT_SPACES.has(language)) return (text) => plain(text).match(WORD) ?? []
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' })
  return (text) =>
    [...segmenter.segment(plain(text))].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []))
}
