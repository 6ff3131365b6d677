// Local times of IANA time zones, from what the JavaScript engine knows about them.
import { DAY_MS, MINUTE_MS } from '../../platform/durations.ts'

/** There are about 600 zones with their other names; spellings that differ in case alone must not fill the memory. */
const MOST_KEPT = 1000
const formats = new Map<string, Intl.DateTimeFormat>()

/** Throws RangeError for a name that is not a time zone's. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const kept = formats.get(timeZone)
  if (kept) return kept
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  if (formats.size >= MOST_KEPT) formats.clear()
  formats.set(timeZone, format)
  return format
}

export function isTimeZone(name: string): boolean {
  try {
    formatOf(name)
    return true
  } catch {
    return false
  }
}

/** Milliseconds that the zone's clock is ahead of UTC at this time. */
export function offsetAt(timeZone: string, time: number): number {
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(formatOf(timeZone).format(time)) ?? []
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE_MS
  return sign === '-' ? -offset : offset
}

/** What the zone's clock shows, as if it were UTC: only for its fields, not as a time. */
export const clockAt = (timeZone: string, time: number): number => time + offsetAt(timeZone, time)

/** No zone changes its clock twice within this time. */
const AROUND_MS = 2 * DAY_MS

/**
 * When the zone's clock first shows this or something later. An hour that the clock skips is over at once, and of one
 * that it shows twice the first counts. `clock` is milliseconds as `clockAt` gives them.
 */
export function firstTimeOf(timeZone: string, clock: number): number {
  const [before, after] = around(timeZone, clock)
  const times = [clock - before, clock - after].filter((time) => clockAt(timeZone, time) === clock)
  return times.length > 0 ? Math.min(...times) : changeBetween(timeZone, clock - after, clock - before)
}

/**
 * The time that a person means by a local date and time: of a time that the clock shows twice the first, and one that
 * it skips is as much later as the clock is put forward. Temporal calls this choice "compatible".
 */
export function timeMeant(timeZone: string, clock: number): number {
  const [before, after] = around(timeZone, clock)
  const times = [clock - before, clock - after].filter((time) => clockAt(timeZone, time) === clock)
  return times.length > 0 ? Math.min(...times) : clock - before
}

const around = (timeZone: string, clock: number) =>
  [offsetAt(timeZone, clock - AROUND_MS), offsetAt(timeZone, clock + AROUND_MS)] as const

/** The first millisecond after the clock was changed. */
function changeBetween(timeZone: string, from: number, until: number): number {
  const offset = offsetAt(timeZone, from)
  let [same, changed] = [from, until]
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2)
    if (offsetAt(timeZone, middle) === offset) same = middle
    else changed = middle
  }
  return changed
}
