/**
 * A page loads its list and opens its stream at about the same time, instances' clocks differ, and a transaction
 * is seen later than the time it wrote: what changed shortly before a position is told again.
 */
const OVERLAP_MS = 60_000

/** What was removed is remembered for so long; nobody has anything to hear from before. */
const LONGEST_BREAK_MS = 30 * 24 * 3_600_000

/** Where to begin for somebody who knows everything up to `since`; null, or what is no time, means from now on. */
export function startOf(since: string | null, now: number): string {
  const given = since === null ? Number.NaN : Date.parse(since)
  const from = Number.isNaN(given) ? now : Math.min(Math.max(given, now - LONGEST_BREAK_MS), now)
  return new Date(from - OVERLAP_MS).toISOString()
}
