// What a photo is waiting for, and when the sweep checks on it.
import { MINUTE_MS } from '../platform/durations.ts'
import { isoTime } from '../platform/times.ts'
import { trashOverAt } from '../platform/trash.ts'
import { uploadCheckAt } from '../platform/upload-sweeping.ts'
import { isGivenUp, nextLook } from '../platform/waiting.ts'
import { isToBeAdjusted } from './adjusted.ts'
import type { PhotoFacts } from './record.ts'
import type { PhotoStatus } from './schemas.ts'

type Staged = PhotoFacts & { status: PhotoStatus }

/** This is longer than an event normally takes with its retries; it doubles with every sweep. */
export const STALLED_AFTER_MS = 10 * MINUTE_MS

/**
 * `discarding`: rejected, with bytes that are not removed yet. `adjusting`: its renditions are to be made again.
 * `resting`: nothing is under way.
 */
export type Stage = 'deleting' | 'discarding' | 'uploading' | 'processing' | 'adjusting' | 'resting'

export function stageOf(photo: Staged): Stage {
  if (photo.state === 'deleting') return 'deleting'
  if (photo.status === 'rejected') return photo.holdsBytes ? 'discarding' : 'resting'
  if (photo.status !== 'ready') return photo.status
  return isToBeAdjusted(photo) ? 'adjusting' : 'resting'
}

/** When the sweep must check this photo next; null when nothing can become due. */
export function nextSweepAt(photo: Staged): string | null {
  const stage = stageOf(photo)
  const times = [stalledAt(photo, stage)]
  if (stage !== 'deleting') times.push(trashOverAt(photo))
  const due = times.filter((time) => time !== null)
  return due.length > 0 ? isoTime(Math.min(...due)) : null
}

function stalledAt(photo: Staged, stage: Stage): number | null {
  if (stage === 'resting') return null
  // An event that needs a person's attention is on the shelf; publishing it again would only add letters there.
  if (photo.needsAttention || isGivenUp(photo)) return null
  return stage === 'uploading' ? uploadCheckAt(photo) : nextLook(photo, STALLED_AFTER_MS)
}
