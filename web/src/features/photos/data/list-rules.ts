// Decides to which list a photo belongs and where: sorted as by the service, as far as a tile can tell.
import type { PhotoQuery } from '../../../../../services/photos/list-schemas.ts'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import type { ListPages, ListRules } from '../../../list-pages.ts'

export type TileList = ListPages<PhotoTile>

/** A tile contains no tags, words, camera or format. */
export function belongs(query: PhotoQuery, tile: PhotoTile): 'yes' | 'no' | 'unknown' {
  if ((tile.trashedAt !== null) !== (query.trashed ?? false)) return 'no'
  if (query.from && tile.day < query.from) return 'no'
  if (query.to && tile.day > query.to) return 'no'
  if (query.status && tile.status !== query.status) return 'no'
  if (tile.isPrivate !== (query.private ?? false)) return 'no'
  if (query.favourite && !tile.isFavourite) return 'no'
  if (query.rating && tile.rating < query.rating) return 'no'
  // Favourites and albums show archived photos, too; the trash and private photos know no archive.
  const showsAll = query.trashed || query.private || query.favourite || query.album !== undefined
  if (query.archived ? !tile.isArchived : !showsAll && tile.isArchived) return 'no'
  if (query.album && !tile.albums.includes(query.album)) return 'no'
  return query.tag || query.camera || query.format || query.q ? 'unknown' : 'yes'
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFC')

function sortKey(query: PhotoQuery, tile: PhotoTile): string | null {
  if (query.sort === 'hand') return null
  if (query.sort === 'added') return tile.addedAt
  // Photos without a title are sorted by their file name, which a tile does not contain.
  if (query.sort === 'title') return tile.title ? fold(tile.title) : null
  return tile.takenKey
}

export const photoRules: ListRules<PhotoTile, PhotoQuery> = {
  belongs,
  position(query, tile) {
    const key = sortKey(query, tile)
    return key === null ? null : [key, tile.id]
  },
  isDescending: ({ sort, order = sort === 'title' ? 'asc' : 'desc' }) => order === 'desc',
}
