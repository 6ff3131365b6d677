// A photo as it is stored, and everything about it that follows from the rest.

import { startWaiting, type Waiting } from '../platform/waiting.ts'
import { facetsOf } from './facets.ts'
import type { PhotoMetadata, PhotoStatus } from './schemas.ts'
import { nextSweepAt, stageOf } from './stages.ts'
import { fold } from './words.ts'

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

/** Status follows from which parts are there: the two functions run in any order, more than once. */
export function statusOf(photo: Pick<PhotoFacts, 'thumbnails' | 'metadata' | 'reason'>): PhotoStatus {
  if (photo.reason !== null) return 'rejected'
  if (photo.thumbnails && photo.metadata) return 'ready'
  return photo.thumbnails || photo.metadata ? 'processing' : 'uploading'
}

/** Completes changed facts. `before` is the record they were changed from, null for a new photo. */
export function complete(facts: PhotoFacts, before: PhotoRecord | null, now: string): PhotoRecord {
  const status = statusOf(facts)
  const stage = stageOf({ ...facts, status })
  const isNewStage = before === null || stageOf(before) !== stage
  const isUnderWay = stage === 'uploading' || stage === 'processing'
  const needsAttention = facts.needsAttention && (isUnderWay || !isNewStage)
  const waitsAnew = isNewStage || (before.needsAttention && !needsAttention)
  const waiting = waitsAnew ? startWaiting(now) : {}
  const settled = { ...facts, ...waiting, needsAttention, status }
  const takenKey = localTime(facts.takenAt ?? facts.addedAt)
  return {
    ...settled,
    day: takenKey.slice(0, 10),
    takenKey,
    titleKey: fold(facts.title || facts.name),
    facets: facetsOf(settled),
    // Never backwards, although instances' clocks differ: listeners resume by it.
    updatedAt: before && before.updatedAt > now ? before.updatedAt : now,
    sweepAt: nextSweepAt(settled),
  }
}

/** The wall clock's part of an RFC 3339 time: where the camera was, its day is the photo's day. */
const localTime = (time: string) => /^[^Z+]*?T[\d:.]*/.exec(time)?.[0] ?? time
