// What a question means for a search, before anything is searched. Pure.
import { type Words, wordsOfLanguage } from '../../platform/search/language-words.ts'
import type { ProductFilters, ShopVocabulary } from '../knowledge/shop-knowledge.ts'
import { condense } from './condense.ts'
import type { PastTurn } from './contract.ts'
import { isClaim, understand } from './filters/filters.ts'
import { inEnglish, languageOf, translated } from './languages/translating.ts'
import { refusedFor } from './refused-patterns.ts'

export interface UnderstoodQuestion {
  /** As it is searched for: completed, and in the language of the shop's texts as far as the dictionary goes. */
  text: string
  /** All that is searched for: a translation, and what was asked beside it. */
  texts: string[]
  filters: ProductFilters
  isOnlyFilters: boolean
  /** Whether it states what it asks. */
  isClaim: boolean
  /** Whether there is anything to search for: not in `🥐!` */
  hasWords: boolean
  /** Why it is refused whatever the shop knows; null for others. */
  refusedFor: string | null
}

export interface UnderstandingDeps {
  /** English, in which questions are understood. */
  words: Words
  /** Its language is that of the shop's texts. */
  vocabulary: ShopVocabulary
}

export const englishWords = (): Promise<Words> => wordsOfLanguage('en')

/** Letters of a question that count. */
const MOST_LETTERS = 1000

export function understandQuestion(
  asked: string,
  history: readonly PastTurn[],
  { words, vocabulary }: UnderstandingDeps,
): UnderstoodQuestion {
  const question = asked.replace(/\s+/g, ' ').trim().slice(0, MOST_LETTERS)
  const language = languageOf(question, vocabulary.language)
  const english = inEnglish(question, language)
  const inShop = translated(question, language, vocabulary.language)
  const { subject } = condense(
    english,
    history.map((turn) => ({ ...turn, question: inLanguageOf(vocabulary, turn.question) })),
    words,
  )
  const complete = (text: string) => (subject === '' ? text : `${text} ${subject}`)
  const { filters, isOnlyFilters } = understand(english, vocabulary, words)
  return {
    text: complete(inShop),
    texts: [...new Set([complete(inShop), complete(question)])],
    filters,
    isOnlyFilters: isOnlyFilters && subject === '',
    isClaim: isClaim(english),
    hasWords: /[\p{L}\p{N}]/u.test(question),
    refusedFor: refusedFor(question) ?? refusedFor(english),
  }
}

const inLanguageOf = ({ language }: ShopVocabulary, question: string) =>
  translated(question, languageOf(question, language), language)
