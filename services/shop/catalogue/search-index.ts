// The search index of one shop: MiniSearch with the words and word forms of the shop's language.
import MiniSearch, { type Options } from 'minisearch'
import type { ProductRecord } from '../products/record.ts'
import { foldWord, type Split, splitterOf } from './search-words.ts'
import { type Stem, stemOf } from './stems.ts'
import { ENGLISH_SYNONYMS } from './synonyms.ts'

/** What of a product is searched. */
export interface SearchedProduct {
  id: string
  title: string
  categories: string
  attributes: string
  sku: string
  description: string
}

export const FIELDS = ['title', 'categories', 'attributes', 'sku', 'description'] as const

/** What a shop's language does to words. */
export interface Words {
  split: Split
  /** Folded. */
  stem: Stem
  /** Groups of words or phrases, each split into stems. */
  synonyms: readonly (readonly (readonly string[])[])[]
}

export interface SearchIndex {
  mini: MiniSearch<SearchedProduct>
  words: Words
}

export async function wordsOfLanguage(language: string): Promise<Words> {
  const split = splitterOf(language)
  const stemmer = await stemOf(language)
  const stem = (word: string) => foldWord(stemmer(word))
  const groups = language === 'en' ? ENGLISH_SYNONYMS : []
  return { split, stem, synonyms: groups.map((group) => group.map((phrase) => split(phrase).map(stem))) }
}

/** A word is found as it is written and by its stem. */
const optionsOf = ({ split, stem }: Words): Options<SearchedProduct> => ({
  fields: [...FIELDS],
  tokenize: split,
  processTerm: (word) => [...new Set([foldWord(word), stem(word)])],
  // Nothing is tidied up later in the background: an index that has changed is tidied before it is kept.
  autoVacuum: false,
})

export const emptyIndex = (words: Words): SearchIndex => ({ mini: new MiniSearch(optionsOf(words)), words })

/** Others are served in between: a large index takes some hundred milliseconds. */
export const readIndex = async (json: string, words: Words): Promise<SearchIndex> => ({
  mini: await MiniSearch.loadJSONAsync(json, optionsOf(words)),
  words,
})

/** An index takes six times its texts in memory, and what a product is stands at the beginning. */
const MOST_LETTERS = 2000

/** `titles` has those of the categories, by id. */
export function toSearched(product: ProductRecord, titles: ReadonlyMap<string, string>): SearchedProduct {
  const { id, title, categoryIds, attributes, variants, description } = product
  return {
    id,
    title,
    categories: categoryIds.map((each) => titles.get(each) ?? '').join(' '),
    attributes: attributes.map(({ name, values }) => [name, ...values].join(' ')).join(' '),
    // As it is written, and in one piece for those who leave out the hyphens.
    sku: variants.map(({ sku }) => `${sku} ${sku.replace(/[^\p{L}\p{N}]+/gu, '')}`).join(' '),
    description: description.slice(0, MOST_LETTERS),
  }
}
