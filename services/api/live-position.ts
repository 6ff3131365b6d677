import { isoTime } from '../platform/times.ts'

/**
 * A page loads its list and opens its stream at about the same time, the clocks of instances differ, and a transaction
 * becomes visible later than the time it wrote. So changes from shortly before a position are sent again.
 */
const OVERLAP_MS = 60_000

/** How long removals are remembered; earlier positions are treated as this old. */
const LONGEST_BREAK_MS = 30 * 24 * 3_600_000

/** Where a listener that knows everything up to `since` must start; null, or an invalid time, means from now on. */
export function startOf(since: string | null, now: number): string {
  const given = since === null ? Number.NaN : Date.parse(since)
  const from = Number.isNaN(given) ? now : Math.min(Math.max(given, now - LONGEST_BREAK_MS), now)
  return isoTime(from - OVERLAP_MS)
}

/**
 * The same for a watch that has been reporting all along, and nothing in the time that changes may be late: whatever
 * could have become visible late was told.
 */
export function quietStartOf(latest: string, now: number): string {
  const late = startOf(null, now)
  return latest < late ? latest : late
}
