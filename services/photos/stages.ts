// What a photo is waiting for, and when the sweep checks on it.
import { DAY_MS, MINUTE_MS } from '../platform/durations.ts'
import { isoTime } from '../platform/times.ts'
import { trashOverAt } from '../platform/trash.ts'
import { isGivenUp, nextLook } from '../platform/waiting.ts'
import type { PhotoFacts } from './record.ts'
import type { PhotoStatus } from './schemas.ts'

type Staged = PhotoFacts & { status: PhotoStatus }

/** This is longer than an event normally takes with its retries; it doubles with every sweep. */
export const STALLED_AFTER_MS = 10 * MINUTE_MS
/** A grant is valid for 15 minutes; after that the sweep looks for bytes that were sent but never announced. */
export const UPLOAD_CHECK_MS = 20 * MINUTE_MS
/** Cloud Storage keeps a resumable session for 7 days; a person who returns later than this gets a new grant. */
export const ABANDONED_AFTER_MS = DAY_MS

/** `discarding`: rejected, with bytes that are not removed yet. `resting`: nothing is under way. */
export type Stage = 'deleting' | 'discarding' | 'uploading' | 'processing' | 'resting'

export function stageOf(photo: Staged): Stage {
  if (photo.state === 'deleting') return 'deleting'
  if (photo.status === 'rejected') return photo.holdsBytes ? 'discarding' : 'resting'
  return photo.status === 'ready' ? 'resting' : photo.status
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
  if (stage !== 'uploading') return nextLook(photo, STALLED_AFTER_MS)
  const since = Date.parse(photo.waitingSince)
  const granted = Date.parse(photo.grantedAt)
  const check = nextLook(photo, UPLOAD_CHECK_MS, Math.max(since, granted))
  const abandoned = granted + ABANDONED_AFTER_MS
  return since < abandoned ? Math.min(check, abandoned) : check
}
