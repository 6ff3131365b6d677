// What a photo can be filtered by. Firestore allows one array-contains per query, so the list queries the most
// selective facet and checks the others itself. That way no combination of filters needs an index of its own.

import { indexedPrefix, prefixesOf, wordSearch, wordsOf } from '../platform/words.ts'
import type { PhotoQuery } from './list-schemas.ts'
import type { PhotoRecord } from './record.ts'
import { PHOTO_TYPES } from './schemas.ts'
import { normalizeTag } from './tags.ts'

export type Filters = Omit<PhotoQuery, 'limit' | 'cursor' | 'sort' | 'order' | 'from' | 'to'>

/** The fields that filters look at. */
export type Filtered = Pick<
  PhotoRecord,
  | 'state'
  | 'name'
  | 'title'
  | 'description'
  | 'tags'
  | 'contentType'
  | 'metadata'
  | 'status'
  | 'isPrivate'
  | 'trashedAt'
  | 'isFavourite'
  | 'rating'
  | 'isArchived'
  | 'albums'
  | 'hiddenBy'
>

export function formatOf(contentType: string): string {
  return contentType in PHOTO_TYPES ? PHOTO_TYPES[contentType as keyof typeof PHOTO_TYPES] : contentType
}

export type Bin = 'timeline' | 'archive' | 'trash' | 'private' | 'private-trash'

/** Whether it is kept out of the timeline. */
export const isArchived = (photo: Pick<PhotoRecord, 'isArchived' | 'hiddenBy'>) =>
  photo.isArchived || photo.hiddenBy.length > 0

/** Whether it is in the timeline or the archive. */
export const isShown = ({
  state,
  isPrivate,
  trashedAt,
}: Pick<PhotoRecord, 'state' | 'isPrivate' | 'trashedAt'>) =>
  state === 'live' && !isPrivate && trashedAt === null

/**
 * Every facet keeps the bins apart, so that no query can mix them by mistake. `shown` is timeline and archive together.
 */
function binsOf(photo: Filtered): [Bin, ...'shown'[]] {
  const isTrashed = photo.trashedAt !== null
  if (photo.isPrivate) return [isTrashed ? 'private-trash' : 'private']
  if (isTrashed) return ['trash']
  return [isArchived(photo) ? 'archive' : 'timeline', 'shown']
}

function binAskedFor({ trashed, private: isPrivate, archived, album, favourite }: Filters): Bin | 'shown' {
  if (isPrivate) return trashed ? 'private-trash' : 'private'
  if (trashed) return 'trash'
  if (archived) return 'archive'
  return album !== undefined || favourite ? 'shown' : 'timeline'
}

const searchedTexts = ({
  title = '',
  description = '',
  tags = [],
  metadata,
  name = '',
}: Partial<Filtered>) => [
  title,
  tags.join(' '),
  metadata?.camera ?? '',
  name,
  // Cameras write no space before a number.
  name.replace(/(?<=\p{L})(?=\p{N})/gu, ' '),
  description,
]

export function facetsOf(photo: Filtered): string[] {
  if (photo.state === 'deleting') return []
  const [bin, ...more] = binsOf(photo)
  const marks = [
    ...(photo.isFavourite ? ['favourite'] : []),
    ...Array.from({ length: photo.rating }, (_, star) => `rating:${star + 1}`),
  ]
  const albums = photo.albums.map((album) => `album:${album}`)
  const facets = [
    ...photo.tags.map((tag) => `tag:${tag}`),
    ...(photo.metadata?.camera ? [`camera:${photo.metadata.camera}`] : []),
    `format:${formatOf(photo.contentType)}`,
    `status:${photo.status}`,
    ...marks,
    ...prefixesOf(searchedTexts(photo)).map((prefix) => `word:${prefix}`),
  ]
  return [
    bin,
    ...facets.map((facet) => `${bin}|${facet}`),
    ...more.flatMap((shown) => [...marks, ...albums].map((facet) => `${shown}|${facet}`)),
  ]
}

/** The facet to query: the one that probably leaves the fewest photos to check. */
export function leadingFacet(filters: Filters): string {
  const { q = '' } = filters
  const bin = binAskedFor(filters)
  if (filters.album !== undefined) return `${bin}|album:${filters.album}`
  if (bin === 'shown') return `${bin}|favourite`
  const longest = wordsOf(q).sort((a, b) => b.length - a.length)[0]
  // Nothing is found by signs that are no words.
  if (q.trim() !== '' && !longest) return `${bin}|word:`
  if (filters.tag !== undefined) return `${bin}|tag:${normalizeTag(filters.tag)}`
  if (longest && longest.length >= 3) return `${bin}|word:${indexedPrefix(longest)}`
  if (filters.camera !== undefined) return `${bin}|camera:${filters.camera}`
  if (longest) return `${bin}|word:${indexedPrefix(longest)}`
  if (filters.status !== undefined && filters.status !== 'ready') return `${bin}|status:${filters.status}`
  if (filters.favourite) return `${bin}|favourite`
  if (filters.rating !== undefined) return `${bin}|rating:${filters.rating}`
  if (filters.format !== undefined) return `${bin}|format:${filters.format}`
  if (filters.status !== undefined) return `${bin}|status:${filters.status}`
  return bin
}

/** What must hold of a photo besides the bin and the words of a search. */
const conditionsOf = ({ tag, camera, format, status, favourite, rating, album }: Filters) =>
  [tag, camera, format, status, favourite, rating, album].filter((filter) => filter !== undefined)

export const hasFilters = (filters: Filters): boolean =>
  conditionsOf(filters).length > 0 || (filters.q ?? '') !== ''

/** Whether photos must be checked because the leading facet alone does not decide. */
export const needsLookingThrough = (filters: Filters): boolean =>
  conditionsOf(filters).length > 1 || (filters.q ?? '').trim() !== ''

/** The bin in which a stored photo is listed and counted; null for one that is being deleted. */
export const storedBin = ({ facets }: Pick<PhotoRecord, 'facets'>) => (facets[0] ?? null) as Bin | null

/** Checks photos against filters. */
export function createMatching({ tag, camera, format, status, favourite, rating, album, q }: Filters) {
  const search = wordSearch(q ?? '')
  const wantedTag = tag === undefined ? undefined : normalizeTag(tag)
  return {
    /** How much has been read and compared so far. */
    work: search.work,

    /** When a filter is set, `photo` must have been read with the fields that filters look at. */
    matches(photo: Partial<Filtered>): boolean {
      return (
        (wantedTag === undefined || (photo.tags?.includes(wantedTag) ?? false)) &&
        (camera === undefined || photo.metadata?.camera === camera) &&
        (format === undefined || formatOf(photo.contentType ?? '') === format) &&
        (status === undefined || photo.status === status) &&
        (favourite === undefined || photo.isFavourite === favourite) &&
        (rating === undefined || (photo.rating ?? 0) >= rating) &&
        (album === undefined || (photo.albums?.includes(album) ?? false)) &&
        search.isIn(searchedTexts(photo))
      )
    },
  }
}
