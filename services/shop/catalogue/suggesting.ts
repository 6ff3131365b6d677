// What is suggested while somebody types.
import { foldWord, splitterOf } from '../../platform/search/search-words.ts'
import type { LoadedCatalogue } from './loaded.ts'
import type { Ranked } from './ranking.ts'
import type { CategoryLink } from './schemas.ts'

const MOST_CATEGORIES = 4
const MOST_COMPLETIONS = 5
/** Titles in which completions are looked for. */
const MOST_TITLES = 200

/** Categories with a word that begins like each word of the text. */
export function suggestedCategories({ snapshot }: LoadedCatalogue, q: string): CategoryLink[] {
  const split = splitterOf(snapshot.language)
  const beginnings = split(q).map(foldWord)
  if (beginnings.length === 0) return []
  return snapshot.categories
    .filter(({ title }) => {
      const words = split(title).map(foldWord)
      return beginnings.every((beginning) => words.some((word) => word.startsWith(beginning)))
    })
    .slice(0, MOST_CATEGORIES)
    .map(({ slug, title }) => ({ slug, title }))
}

/** The text with its last word completed by words of the products that were found, the most frequent first. */
export function completions(
  { snapshot, columns }: LoadedCatalogue,
  q: string,
  found: readonly Ranked[],
): string[] {
  const split = splitterOf(snapshot.language)
  const typed = split(q)
  const last = typed.at(-1)
  // After a space the next word begins, of which nothing is known.
  if (last === undefined || /\s$/.test(q)) return []
  const beginning = foldWord(last)
  const before = typed.slice(0, -1).join(' ')
  const { byId, products } = columns()
  const counts = new Map<string, number>()
  for (const { id } of found.slice(0, MOST_TITLES)) {
    const title = products[byId.get(id) ?? -1]?.title ?? ''
    for (const word of new Set(split(title)))
      if (word !== last && foldWord(word).startsWith(beginning)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts]
    .sort(([one, many], [other, more]) => more - many || one.length - other.length)
    .slice(0, MOST_COMPLETIONS)
    .map(([word]) => (before ? `${before} ${word}` : word))
}
