// A photo as it is stored.

import type { Waiting } from '../platform/waiting.ts'
import type { PhotoMetadata, PhotoStatus } from './schemas.ts'

/** What photo-thumbnails found out and made. */
export interface Thumbnails {
  /** Media type by the file's own bytes. */
  contentType: string
  /** Pixels, upright. */
  width: number
  height: number
  ratio: number
  /** Base64. */
  thumbhash: string
  isAnimated: boolean
  /** Object names below the photo's prefix. */
  preview: string
  thumbnail: string
  /** Photos from before there was one have none. */
  small?: string
}

/** Fields that a file's own metadata may fill until the person writes them. */
export type EditedField = 'title' | 'description' | 'tags'

/** What is decided about a photo. All times are RFC 3339 in UTC with milliseconds, except `takenAt`. */
export interface PhotoFacts extends Waiting {
  id: string
  ownerId: string
  /** The file's name on the person's device. */
  name: string
  contentType: string
  /** Bytes of the original. */
  size: number
  sha256: string
  /** `deleting`: gone for the person; its bytes are being removed. */
  state: 'live' | 'deleting'
  /** Of the original in its bucket; null until an event told it. */
  generation: string | null
  thumbnails: Thumbnails | null
  metadata: PhotoMetadata | null
  /** As the camera wrote it: with its offset, or without any. */
  takenAt: string | null
  /** Why it was rejected, in plain words. */
  reason: string | null
  needsAttention: boolean
  /** Whether its bytes count for the quota and its fingerprint is taken. */
  holdsBytes: boolean
  title: string
  description: string
  tags: string[]
  isPrivate: boolean
  edited: EditedField[]
  addedAt: string
  trashedAt: string | null
  /** The last upload grant. */
  grantedAt: string
}

export interface PhotoRecord extends PhotoFacts {
  status: PhotoStatus
  /** Local day and time of capture, else when it was added. */
  day: string
  takenKey: string
  titleKey: string
  facets: string[]
  updatedAt: string
  /** When the sweep should look at it again; null when nothing is due. */
  sweepAt: string | null
}
