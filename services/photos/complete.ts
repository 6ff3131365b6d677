// What follows from the facts of a photo: everything in its record that nobody decides.
import { startWaiting } from '../platform/waiting.ts'
import { facetsOf } from './facets.ts'
import type { PhotoFacts, PhotoRecord } from './record.ts'
import type { PhotoStatus } from './schemas.ts'
import { nextSweepAt, stageOf } from './stages.ts'
import { fold } from './words.ts'

/** Status follows from which parts are there: the two functions run in any order, more than once. */
export function statusOf(photo: Pick<PhotoFacts, 'thumbnails' | 'metadata' | 'reason'>): PhotoStatus {
  if (photo.reason !== null) return 'rejected'
  if (photo.thumbnails && photo.metadata) return 'ready'
  return photo.thumbnails || photo.metadata ? 'processing' : 'uploading'
}

/** Completes changed facts. `before` is the record they were changed from, null for a new photo. */
export function complete(
  facts: PhotoFacts,
  before: PhotoRecord | null,
  now: string,
): Omit<PhotoRecord, 'updatedAt'> {
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
    sweepAt: nextSweepAt(settled),
  }
}

/** The wall clock's part of an RFC 3339 time: where the camera was, its day is the photo's day. */
const localTime = (time: string) => /^[^Z+]*?T[\d:.]*/.exec(time)?.[0] ?? time
