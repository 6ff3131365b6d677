// All uploads as one number and one line, and the order in which they are listed.
import { canResume, isOver, isRunning, type Upload } from './machine.ts'

export interface Totals {
  files: number
  done: number
  /** Files that were already in the studio. */
  duplicate: number
  running: number
  paused: number
  /** Files that need the person: failed, refused or rejected. */
  trouble: number
  bytes: number
  sent: number
  isOffline: boolean
}

export function totalsOf(uploads: readonly Upload[]): Totals {
  const totals: Totals = {
    files: 0,
    done: 0,
    duplicate: 0,
    running: 0,
    paused: 0,
    trouble: 0,
    bytes: 0,
    sent: 0,
    isOffline: false,
  }
  for (const upload of uploads) {
    if (upload.state === 'refused') {
      totals.trouble++
      continue
    }
    totals.files++
    if (upload.state === 'failed' || upload.state === 'rejected') totals.trouble++
    if (upload.state === 'done') totals.done++
    if (upload.state === 'duplicate') totals.duplicate++
    if (upload.state === 'paused') totals.paused++
    if (isRunning(upload)) totals.running++
    if (upload.isOffline && upload.state === 'waiting') totals.isOffline = true
    if (upload.state === 'duplicate' || upload.state === 'failed') continue
    totals.bytes += upload.size
    totals.sent += upload.sent
  }
  return totals
}

/** 0 to 1. Hashing counts for a tenth, so that the bar moves from the start. */
export function shareOf(upload: Upload): number {
  if (isOver(upload)) return 1
  const share = 0.1 * (upload.hashed / upload.size) + 0.9 * (upload.sent / upload.size)
  return Math.min(1, upload.sha256 ? Math.max(share, 0.1) : share)
}

const RANK: Record<Upload['state'], number> = {
  failed: 0,
  refused: 0,
  rejected: 0,
  uploading: 1,
  waiting: 1,
  hashing: 2,
  paused: 3,
  hashed: 4,
  queued: 5,
  duplicate: 6,
  done: 7,
}

/** First what needs the person, then what moves, what waits, and what has ended, newest first. */
export function inOrder(uploads: readonly Upload[]): Upload[] {
  return uploads
    .map((upload, index) => ({ upload, index }))
    .sort((a, b) => {
      const rank = RANK[a.upload.state] - RANK[b.upload.state]
      if (rank !== 0) return rank
      return a.upload.state === 'done' ? b.index - a.index : a.index - b.index
    })
    .map(({ upload }) => upload)
}

export const canResumeAny = (uploads: readonly Upload[]) => uploads.some(canResume)
