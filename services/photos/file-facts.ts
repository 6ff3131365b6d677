// What a file says about its photo becomes the photo's own, where the person has not written it.
import { onClockOf } from './device-time.ts'
import { timeInName } from './name-time.ts'
import type { EditedField, Motion, PhotoFacts } from './record.ts'
import type { PhotoMetadata, TakenCertainty, TakenFrom } from './schemas.ts'
import { tagsFromFile } from './tags.ts'

/** What photo-metadata read from a file. */
export interface FileMetadata {
  metadata: PhotoMetadata
  /** RFC 3339 with the camera's offset; without one, only the local time; YYYY-MM-DD where no time of day is known. */
  takenAt: string | null
  takenFrom: TakenFrom | null
  takenCertainty: TakenCertainty | null
  title: string | null
  description: string | null
  tags: string[]
  /** Stars, 0 to 5; null when the file says nothing. */
  rating: number | null
  motion: Motion | null
}

type Taken = Pick<PhotoFacts, 'takenAt' | 'takenFrom' | 'takenCertainty'>

/** The facts that follow from a file's metadata. What the person edited stays, and so do texts that the file lacks. */
export function factsFromFile(photo: PhotoFacts, read: FileMetadata): PhotoFacts {
  const isOpen = (field: EditedField) => !photo.edited.includes(field)
  const { tags, left } = tagsFromFile(read.tags)
  const position = isOpen('position') ? read.metadata.position : (photo.metadata?.position ?? null)
  return {
    ...photo,
    metadata: { ...read.metadata, position, ...(left > 0 && { keywordsLeft: left }) },
    motion: read.motion,
    ...(isOpen('takenAt') && takenOf(photo, read)),
    ...(isOpen('title') && read.title && { title: read.title }),
    ...(isOpen('description') && read.description && { description: read.description }),
    ...(isOpen('tags') && tags.length > 0 && { tags }),
    ...(isOpen('rating') && read.rating !== null && { rating: read.rating }),
  }
}

/** When it was taken, from the first source that knows: what is in the file, its name, its time on the device. */
function takenOf(photo: PhotoFacts, read: FileMetadata): Taken {
  const { takenAt, takenFrom, takenCertainty } = read
  if (takenAt !== null) return { takenAt, takenFrom, takenCertainty }
  const inName = timeInName(photo.name, Date.parse(photo.addedAt))
  if (inName !== null) return { takenAt: inName, takenFrom: 'name', takenCertainty: 'likely' }
  const { modifiedAt, addedLocally } = photo
  if (modifiedAt === null) return { takenAt: null, takenFrom: null, takenCertainty: null }
  // Who sends UTC and says where they are means the day where they are.
  const isElsewhere = modifiedAt.endsWith('Z') && addedLocally !== null
  const local = isElsewhere ? onClockOf(modifiedAt, addedLocally) : modifiedAt
  return { takenAt: local.replace('.000', ''), takenFrom: 'file', takenCertainty: 'likely' }
}
