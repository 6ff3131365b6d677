// Derives everything in a photo's record that follows from its facts.
import { startWaiting } from '../platform/waiting.ts'
import { fold } from '../platform/words.ts'
import { isSameAdjustment } from './adjusted.ts'
import { facetsOf, isShown } from './facets.ts'
import { lookBands } from './look.ts'
import { cellOf } from './map-cells.ts'
import type { PhotoFacts, PhotoRecord } from './record.ts'
import type { PhotoStatus } from './schemas.ts'
import { nextSweepAt, stageOf } from './stages.ts'
import { normalizeTags } from './tags.ts'
import { takenKeyOf } from './taken-key.ts'

/** The status follows from which parts exist, because the two functions run in any order and more than once. */
export function statusOf(photo: Pick<PhotoFacts, 'thumbnails' | 'metadata' | 'reason'>): PhotoStatus {
  if (photo.reason !== null) return 'rejected'
  if (photo.thumbnails && photo.metadata) return 'ready'
  return photo.thumbnails || photo.metadata ? 'processing' : 'uploading'
}

/** Completes changed facts. `before` is the record from which they were changed; null for a new photo. */
export function complete(
  facts: PhotoFacts,
  before: PhotoRecord | null,
  now: string,
): Omit<PhotoRecord, 'updatedAt'> {
  const status = statusOf(facts)
  const stage = stageOf({ ...facts, status })
  const isNewStage = before === null || stageOf(before) !== stage
  const isUnderWay = stage === 'uploading' || stage === 'processing' || stage === 'adjusting'
  const needsAttention = facts.needsAttention && (isUnderWay || !isNewStage)
  const isAdjustedAnew = before !== null && !isSameAdjustment(before.adjustments, facts.adjustments)
  const waitsAnew = isNewStage || isAdjustedAnew || (before.needsAttention && !needsAttention)
  const waiting = waitsAnew ? startWaiting(now) : {}
  // Tags from before a rule about them existed follow it, too.
  const settled = { ...facts, ...waiting, tags: normalizeTags(facts.tags), needsAttention, status }
  const time = localTime(facts.takenAt ?? facts.addedLocally ?? facts.addedAt)
  return {
    ...settled,
    day: time.slice(0, 10),
    takenKey: takenKeyOf(time, facts.name),
    titleKey: fold(facts.title || facts.name),
    facets: facetsOf(settled),
    ...whereShown(settled),
    sweepAt: nextSweepAt(settled),
  }
}

/** What the pages of duplicates and places look for. */
function whereShown(photo: PhotoFacts): Pick<PhotoRecord, 'looks' | 'cell'> {
  if (!isShown(photo)) return { looks: null, cell: null }
  const look = photo.thumbnails?.look
  const position = photo.metadata?.position
  return { looks: look ? lookBands(look) : null, cell: position ? cellOf(position) : null }
}

/** The local part of an RFC 3339 time: the photo's day is the day where the camera was. */
const localTime = (time: string) => /^[^Z+]*?T[\d:.]*/.exec(time)?.[0] ?? time
