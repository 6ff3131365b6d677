// Which photos others may see at all, whatever they were added to before.
import type { PhotoRecord, Thumbnails } from '../record.ts'

export type Judged = Pick<
  PhotoRecord,
  'ownerId' | 'state' | 'status' | 'isPrivate' | 'trashedAt' | 'thumbnails' | 'generation'
>

export type Shown<Part> = Part & { thumbnails: Thumbnails; generation: string }
export type ShownPhoto = Shown<PhotoRecord>

/** Not private, not in the trash, and with pictures. */
export function canBeShown<Part extends Judged>(photo: Part | null, ownerId: string): photo is Shown<Part> {
  if (photo?.ownerId !== ownerId || photo.state !== 'live' || photo.status !== 'ready') return false
  return (
    !photo.isPrivate && photo.trashedAt === null && photo.thumbnails !== null && photo.generation !== null
  )
}
