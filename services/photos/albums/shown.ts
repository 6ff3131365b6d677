// Which photos an album shows.
import { type Bin, createMatching, leadingFacet, storedBin } from '../facets.ts'
import type { PhotoRecord } from '../record.ts'
import type { AlbumRecord } from './record.ts'
import type { AlbumFilter } from './schemas.ts'

const SHOWN: readonly (Bin | null)[] = ['timeline', 'archive']

export type Judged = Pick<PhotoRecord, 'isPrivate' | 'trashedAt' | 'state'>

/** Nothing private, trashed or deleted is in any album, whatever its record says. */
export const isShown = ({ isPrivate, trashedAt, state }: Judged) =>
  state === 'live' && !isPrivate && trashedAt === null

/** Whether an album shows this photo, which must be of the same person. */
export function isIn(album: AlbumRecord, photo: PhotoRecord): boolean {
  if (!isShown(photo) || !SHOWN.includes(storedBin(photo))) return false
  return album.filter ? fits(album.filter, photo) : photo.albums.includes(album.id)
}

function fits(filter: AlbumFilter, photo: PhotoRecord): boolean {
  const { from = '', to = '9999' } = filter
  return (
    photo.facets.includes(leadingFacet(filter)) &&
    photo.day >= from &&
    photo.day <= to &&
    createMatching(filter).matches(photo)
  )
}
