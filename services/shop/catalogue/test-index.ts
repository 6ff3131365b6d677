// A search index of a few products, for tests.
import { emptyIndex, type SearchedProduct, type SearchIndex, wordsOfLanguage } from './search-index.ts'

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
