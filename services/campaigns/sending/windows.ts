// When a schedule lets mails go. A window is open from the first time the zone's clock shows its beginning until the
// first time it shows its end, so it is open once a day, also where the clock changes.
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../platform/durations.ts'
import type { Schedule } from '../campaigns/schedule-schemas.ts'
import { clockAt, firstTimeOf, timeMeant } from './time-zone.ts'

/** Milliseconds since the epoch; `until` is the first moment after it. */
export interface Opening {
  from: number
  until: number
}

/** Every weekday comes within a week, and what a changed clock swallows comes a week later. */
const DAYS_AHEAD = 15

/** When mails may start to go at all; `-Infinity` when that is at once. */
export function startOf({ startsAt, timeZone }: Schedule): number {
  return startsAt === null ? Number.NEGATIVE_INFINITY : timeMeant(timeZone, Date.parse(`${startsAt}Z`))
}

/** The opening in which `time` is or, when it is in none, the next. Null for a schedule that never opens. */
export function openingAt(schedule: Schedule, time: number): Opening | null {
  const { timeZone, hours, weekdays } = schedule
  const from = Math.max(time, startOf(schedule))
  const today = Math.floor(clockAt(timeZone, from) / DAY_MS) * DAY_MS
  // The day before counts too: where the clock is put back at midnight, it is not over when the clock says so.
  for (let day = today - DAY_MS; day <= today + DAYS_AHEAD * DAY_MS; day += DAY_MS) {
    if (!weekdays.includes(weekdayOf(day))) continue
    const opens = firstTimeOf(timeZone, day + minutes(hours?.from ?? '00:00'))
    const closes = firstTimeOf(timeZone, day + minutes(hours?.until ?? '24:00'))
    if (closes > opens && closes > from) return { from: Math.max(opens, startOf(schedule)), until: closes }
  }
  return null
}

/** The earliest time from `time` on at which a mail may go; null when there is none. */
export function nextOpen(schedule: Schedule, time: number): number | null {
  const opening = openingAt(schedule, time)
  return opening && Math.max(time, opening.from)
}

export const isOpen = (schedule: Schedule, time: number): boolean => nextOpen(schedule, time) === time

/** 1 is Monday; `clock` as `clockAt` gives it. */
const weekdayOf = (clock: number) => new Date(clock).getUTCDay() || 7

function minutes(clockTime: string): number {
  const [hour = 0, minute = 0] = clockTime.split(':').map(Number)
  return hour * HOUR_MS + minute * MINUTE_MS
}
