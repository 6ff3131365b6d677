// A search index of a few products, for tests.
import { wordsOfLanguage } from '../../platform/search/language-words.ts'
import { emptyIndex, type SearchedProduct, type SearchIndex } from './search-index.ts'

/** Products by id: a title, or more. */
export async function indexOf(
  products: Record<string, string | Partial<SearchedProduct>>,
  language = 'en',
): Promise<SearchIndex> {
  const index = emptyIndex(await wordsOfLanguage(language))
  for (const [id, product] of Object.entries(products)) {
    const fields = typeof product === 'string' ? { title: product } : product
    index.mini.add({ id, title: id, categories: '', attributes: '', sku: '', description: '', ...fields })
  }
  return index
}
