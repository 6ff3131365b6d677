import { DAY_MS, MINUTE_MS } from '../../platform/durations.ts'
import { isoTime } from '../../platform/times.ts'

const TAKEN = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?)?$/

/**
 * A time of capture moved by minutes on the clock of its own place: its offset and the parts of its second stay. Null
 * when it cannot be: only the day is known and the shift is not of whole days, or the year would not have four digits.
 */
export function shiftTaken(takenAt: string, minutes: number): string | null {
  const [, day, time, fraction = '', offset = ''] = TAKEN.exec(takenAt) ?? []
  if (!day) return null
  const by = minutes * MINUTE_MS
  if (!time && by % DAY_MS !== 0) return null
  const shifted = new Date(Date.parse(`${day}T${time ?? '00:00:00'}Z`) + by)
  if (Number.isNaN(shifted.getTime())) return null
  const year = shifted.getUTCFullYear()
  if (year < 1 || year > 9999) return null
  const text = isoTime(shifted.getTime())
  return time ? `${text.slice(0, 19)}${fraction}${offset}` : text.slice(0, 10)
}
