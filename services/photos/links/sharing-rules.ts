// Which photos others may see at all, whatever they were added to before.
import type { PhotoRecord, Thumbnails } from '../record.ts'

export type ShownPhoto = PhotoRecord & { thumbnails: Thumbnails; generation: string }

/** Not private, not in the trash, and with pictures. */
export function canBeShown(photo: PhotoRecord | null, ownerId: string): photo is ShownPhoto {
  if (photo?.ownerId !== ownerId || photo.state !== 'live' || photo.status !== 'ready') return false
  return (
    !photo.isPrivate && photo.trashedAt === null && photo.thumbnails !== null && photo.generation !== null
  )
}
