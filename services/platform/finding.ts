// What a person finds in all rooms at once, by the beginnings of words.
import type { Found } from './schemas.ts'
import { indexedPrefix, prefixesOf, wordSearch, wordsOf } from './words.ts'

export interface Finding {
  /** The latest things of a person that contain every word of the text, at most `limit` of each kind. */
  find(ownerId: string, text: string, limit: number): Promise<Found[]>
}

/** How many of the latest records are checked when several words are given. */
const MOST_CHECKED = 100

/** The facets by which `findRecords` finds a record. One in the trash is not given any. */
export const foundBy = ({ title, detail }: Pick<Found, 'title' | 'detail'>): string[] =>
  prefixesOf([title, detail]).map(facetOf)

/** The facet of all records that may have every word of the text; null for a text without words. */
export function searchedFacet(text: string): string | null {
  const [longest] = wordsOf(text).sort((a, b) => b.length - a.length)
  return longest === undefined ? null : facetOf(indexedPrefix(longest))
}

const facetOf = (prefix: string) => `word:${prefix}`

export interface FoundRecords<Listed> {
  /** Lists the records that have a facet, the latest first. */
  list(range: { ownerId: string; facet: string; limit: number }): Promise<Listed[]>
  show(record: Listed): Found
}

/** Finds records that were given the facets of `foundBy`. */
export function findRecords<Listed>({ list, show }: FoundRecords<Listed>): Finding {
  return {
    async find(ownerId, text, limit) {
      const facet = searchedFacet(text)
      if (facet === null) return []
      const records = await list({ ownerId, facet, limit: MOST_CHECKED })
      const { isIn } = wordSearch(text)
      return records
        .map(show)
        .filter(({ title, detail }) => isIn([title, detail]))
        .slice(0, limit)
    },
  }
}

export const joinFindings = (findings: readonly Finding[]): Finding => ({
  find: async (...asked) => (await Promise.all(findings.map(({ find }) => find(...asked)))).flat(),
})
