// Times that a person's device says. They are hints, so what cannot be true is ignored rather than refused.
import { isoTime } from '../platform/times.ts'

const HOUR_MS = 60 * 60 * 1000
/** A clock may be ahead by less than this. */
const AHEAD_MS = HOUR_MS
/** Systems write 1970 and 1980 when they know no time. */
const EARLIEST = Date.parse('1980-01-03T00:00:00Z')
const RFC3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d{1,9})?([Zz]|[+-](?:0\d|1[0-4]):[0-5]\d)$/

/** The time of a file's last change: RFC 3339 with milliseconds, with the offset that was sent; null when not believed. */
export function fileTime(sent: string | undefined, now: number): string | null {
  const offset = offsetOf(sent)
  const instant = Date.parse(sent ?? '')
  if (offset === null || !(instant >= EARLIEST && instant <= now + AHEAD_MS)) return null
  return withOffset(instant, offset)
}

/** `now` on the clock of who sent their local time, with their offset: their clock may be wrong, their zone is not. */
export function localTime(sent: string | undefined, now: number): string | null {
  const offset = offsetOf(sent)
  return offset === null ? null : withOffset(now, offset)
}

/** The same time by the clock of `local`, which has an offset. */
export function onClockOf(time: string, local: string): string {
  return withOffset(Date.parse(time), offsetOf(local) ?? 'Z')
}

function offsetOf(time: string | undefined): string | null {
  return RFC3339.exec(time ?? '')?.[1]?.toUpperCase() ?? null
}

function withOffset(instant: number, offset: string): string {
  if (offset === 'Z') return isoTime(instant)
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number)
  const shift = (offset.startsWith('-') ? -1 : 1) * (hours * HOUR_MS + minutes * 60_000)
  return isoTime(instant + shift).replace('Z', offset)
}
