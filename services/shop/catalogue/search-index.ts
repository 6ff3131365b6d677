// The search index of one shop: MiniSearch with the words and word forms of the shop's language.
import MiniSearch, { type Options } from 'minisearch'
import { termsOf, type Words } from '../../platform/search/language-words.ts'
import type { ProductRecord } from '../products/record.ts'

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

export interface SearchIndex {
  mini: MiniSearch<SearchedProduct>
  words: Words
}

const optionsOf = (words: Words): Options<SearchedProduct> => ({
  fields: [...FIELDS],
  tokenize: words.split,
  processTerm: (word) => termsOf(word, words),
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
