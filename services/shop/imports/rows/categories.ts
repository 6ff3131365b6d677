// How a file names the categories of a product: by their titles or, where two have the same, by their addresses.
import { createHash } from 'node:crypto'
import { fold } from '../../../platform/words.ts'

interface Named {
  id: string
  title: string
  slug: string
}

export interface CategoryNames {
  /** The category with this name, or the one that is to be created for it. */
  idOf(name: string): string
  /** Whether it is listed: others may be in the trash, where they wait to come back. */
  isListed(id: string): boolean
  /** Null when there is such a category. */
  missing(name: string): { id: string; title: string } | null
}

const keyOf = (name: string) => fold(name.trim())

/** `seed` tells the categories that one import creates from those of all others, so that they are created once. */
export function categoryNames(listed: readonly Named[], seed: string): CategoryNames {
  const ids = new Set(listed.map(({ id }) => id))
  const known = new Map<string, string>()
  for (const { id, title } of listed) if (!known.has(keyOf(title))) known.set(keyOf(title), id)
  for (const { id, slug } of listed) if (!known.has(slug)) known.set(slug, id)
  const newId = (name: string) => idFrom(seed, 'category', keyOf(name))
  return {
    idOf: (name) => known.get(keyOf(name)) ?? newId(name),
    isListed: (id) => ids.has(id),
    missing: (name) => (known.has(keyOf(name)) ? null : { id: newId(name), title: name.trim() }),
  }
}

/** What a file calls each category. */
export function namesForFile(listed: readonly Named[]): Map<string, string> {
  const counts = new Map<string, number>()
  for (const { title } of listed) counts.set(keyOf(title), (counts.get(keyOf(title)) ?? 0) + 1)
  return new Map(listed.map(({ id, title, slug }) => [id, counts.get(keyOf(title)) === 1 ? title : slug]))
}

/** An id that follows from what it is for, so that whoever creates it twice creates it once. */
export const idFrom = (...parts: readonly (string | number)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
