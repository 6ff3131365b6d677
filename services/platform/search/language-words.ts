// What a language does to words, for an index and for the questions to it.
import { foldWord, type Split, splitterOf } from './search-words.ts'
import { type Stem, stemOf } from './stems.ts'
import { ENGLISH_SYNONYMS } from './synonyms.ts'

export interface Words {
  split: Split
  /** Folded. */
  stem: Stem
  /** Groups of words or phrases, each split into stems. */
  synonyms: readonly (readonly (readonly string[])[])[]
}

export async function wordsOfLanguage(language: string): Promise<Words> {
  const split = splitterOf(language)
  const stemmer = await stemOf(language)
  const stem = (word: string) => foldWord(stemmer(word))
  const groups = language === 'en' ? ENGLISH_SYNONYMS : []
  return { split, stem, synonyms: groups.map((group) => group.map((phrase) => split(phrase).map(stem))) }
}

/** A word is found as it is written and by its stem. */
export const termsOf = (word: string, { stem }: Words): string[] => [...new Set([foldWord(word), stem(word)])]
