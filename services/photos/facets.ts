// What a photo can be filtered by. Firestore allows one array-contains per query, so the list queries the most
// selective facet and checks the others itself. That way no combination of filters needs an index of its own.

import { indexedPrefix, prefixesOf, wordSearch, wordsOf } from '../platform/words.ts'
import type { PhotoRecord } from './record.ts'
import { PHOTO_TYPES, type PhotoQuery } from './schemas.ts'

export type Filters = Pick<PhotoQuery, 'tag' | 'camera' | 'format' | 'status' | 'private' | 'q' | 'trashed'>

/** The fields that filters look at. */
export type Filtered = Pick<
  PhotoRecord,
  | 'state'
  | 'title'
  | 'description'
  | 'tags'
  | 'contentType'
  | 'metadata'
  | 'status'
  | 'isPrivate'
  | 'trashedAt'
>

export function formatOf(contentType: string): string {
  return contentType in PHOTO_TYPES ? PHOTO_TYPES[contentType as keyof typeof PHOTO_TYPES] : contentType
}

export type Bin = 'timeline' | 'trash' | 'private' | 'private-trash'

/** Every facet keeps timeline and trash apart, and private photos too, so that no query can mix them by mistake. */
function binOf(isTrashed: boolean, isPrivate: boolean): Bin {
  if (isPrivate) return isTrashed ? 'private-trash' : 'private'
  return isTrashed ? 'trash' : 'timeline'
}

const searchedTexts = ({ title = '', description = '', tags = [], metadata }: Partial<Filtered>) => [
  title,
  tags.join(' '),
  metadata?.camera ?? '',
  description,
]

export function facetsOf(photo: Filtered): string[] {
  if (photo.state === 'deleting') return []
  const bin = binOf(photo.trashedAt !== null, photo.isPrivate)
  const facets = [
    ...photo.tags.map((tag) => `tag:${tag}`),
    ...(photo.metadata?.camera ? [`camera:${photo.metadata.camera}`] : []),
    `format:${formatOf(photo.contentType)}`,
    `status:${photo.status}`,
    ...prefixesOf(searchedTexts(photo)).map((prefix) => `word:${prefix}`),
  ]
  return [bin, ...facets.map((facet) => `${bin}|${facet}`)]
}

/** The facet to query: the one that probably leaves the fewest photos to check. */
export function leadingFacet(filters: Filters): string {
  const bin = binOf(filters.trashed ?? false, filters.private ?? false)
  const longest = wordsOf(filters.q ?? '').sort((a, b) => b.length - a.length)[0]
  if (filters.tag !== undefined) return `${bin}|tag:${filters.tag}`
  if (longest && longest.length >= 3) return `${bin}|word:${indexedPrefix(longest)}`
  if (filters.camera !== undefined) return `${bin}|camera:${filters.camera}`
  if (longest) return `${bin}|word:${indexedPrefix(longest)}`
  if (filters.status !== undefined && filters.status !== 'ready') return `${bin}|status:${filters.status}`
  if (filters.format !== undefined) return `${bin}|format:${filters.format}`
  if (filters.status !== undefined) return `${bin}|status:${filters.status}`
  return bin
}

export function hasFilters({ tag, camera, format, status, q }: Filters): boolean {
  return [tag, camera, format, status, q || undefined].some((filter) => filter !== undefined)
}

/** Whether photos must be checked because the leading facet alone does not decide. */
export function needsLookingThrough(filters: Filters): boolean {
  const { tag, camera, format, status, q } = filters
  const set = [tag, camera, format, status].filter((filter) => filter !== undefined).length
  return set > 1 || wordsOf(q ?? '').length > 0
}

/** The bin in which a stored photo is listed and counted; null for one that is being deleted. */
export const storedBin = ({ facets }: Pick<PhotoRecord, 'facets'>) => (facets[0] ?? null) as Bin | null

/** Checks photos against filters. */
export function createMatching({ tag, camera, format, status, q }: Filters) {
  const search = wordSearch(q ?? '')
  return {
    /** How much has been read and compared so far. */
    work: search.work,

    /** When a filter is set, `photo` must have been read with the fields that filters look at. */
    matches(photo: Partial<Filtered>): boolean {
      return (
        (tag === undefined || (photo.tags?.includes(tag) ?? false)) &&
        (camera === undefined || photo.metadata?.camera === camera) &&
        (format === undefined || formatOf(photo.contentType ?? '') === format) &&
        (status === undefined || photo.status === status) &&
        search.isIn(searchedTexts(photo))
      )
    },
  }
}
