// Holds the indexes of the shops that were asked last, as far as memory goes.
import { wordsOfLanguage } from '../../../platform/search/language-words.ts'
import type { SearchAnswers, SearchRequest } from './messages.ts'
import { createShopIndex, type ShopIndex } from './shop-index.ts'

export function createSearching({ mostBytes }: { mostBytes: number }) {
  /** The one that was used last is the last. */
  const indexes = new Map<string, ShopIndex>()

  function used(name: string): ShopIndex | undefined {
    const index = indexes.get(name)
    if (!index) return undefined
    indexes.delete(name)
    indexes.set(name, index)
    return index
  }

  /** The one in use stays even if it alone takes more. */
  function makeRoom(): void {
    let bytes = 0
    for (const index of indexes.values()) bytes += index.bytes()
    for (const [name, index] of indexes) {
      if (bytes <= mostBytes || indexes.size === 1) return
      bytes -= index.bytes()
      indexes.delete(name)
    }
  }

  async function begin(request: SearchRequest & { kind: 'begin' }): Promise<true> {
    const words = await wordsOfLanguage(request.language)
    indexes.set(request.index, createShopIndex(request.dimensions, words, request.language))
    return true
  }

  function change({
    index: name,
    entries,
    vectors,
    removed,
  }: SearchRequest & { kind: 'change' }): true | null {
    const index = used(name)
    if (!index) return null
    for (const id of removed) index.remove(id)
    const dimensions = entries.length > 0 ? vectors.length / entries.length : 0
    for (const [at, entry] of entries.entries())
      index.put({ ...entry, vector: vectors.subarray(at * dimensions, (at + 1) * dimensions) })
    makeRoom()
    return true
  }

  function drop(name: string): true {
    indexes.delete(name)
    return true
  }

  const meaning = ({ index, vector, allowed, besides }: SearchRequest & { kind: 'meaning' }) =>
    used(index)?.byMeaning(vector, allowed && new Set(allowed), new Set(besides)) ?? null

  const words = ({ index, text, allowed }: SearchRequest & { kind: 'words' }) =>
    used(index)?.byWords(text, allowed && new Set(allowed)) ?? null

  return {
    async answer(request: SearchRequest): Promise<SearchAnswers[SearchRequest['kind']]> {
      switch (request.kind) {
        case 'begin':
          return begin(request)
        case 'change':
          return change(request)
        case 'drop':
          return drop(request.index)
        case 'words':
          return words(request)
        case 'meaning':
          return meaning(request)
      }
    },
  }
}
