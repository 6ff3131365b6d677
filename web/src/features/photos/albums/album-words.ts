import type { Album, AlbumFilter } from '../../../../../services/photos/albums/schemas.ts'
import { formatCount } from '../../../ui/format.ts'

/** How much is in an album, in a few words. */
export function sizeOf(album: Album, albums: readonly Album[] = []): string {
  if (album.kind === 'project') {
    const held = albums.filter(({ projectId }) => projectId === album.id).length
    return `Project · ${formatCount(held, 'album')}`
  }
  return album.filter ? 'Smart album' : formatCount(album.count ?? 0, 'photo')
}

/** What a filter finds, in words. */
export function filterWords(filter: AlbumFilter): string {
  const { q, tag, camera, format, favourite, rating, from, to } = filter
  return [
    favourite && 'favourites',
    rating && `${rating} stars or more`,
    tag && `tagged “${tag}”`,
    camera && `taken with ${camera}`,
    format && `in ${format}`,
    q && `with the words “${q}”`,
    from && `from ${from}`,
    to && `until ${to}`,
  ]
    .filter((words) => typeof words === 'string')
    .join(', ')
}
