// Days, weeks and months as figures name them. Days are YYYY-MM-DD without a time zone.
import { DAY_MS } from '../../platform/durations.ts'
import { isoTime } from '../../platform/times.ts'
import type { PeriodKind } from './schemas.ts'

const timeOf = (day: string) => Date.parse(`${day}T00:00Z`)
const dayOf = (time: number) => isoTime(time).slice(0, 10)

/** The first day of the period: weeks begin on Monday. */
export function startOf(day: string, kind: PeriodKind): string {
  if (kind === 'day') return day
  if (kind === 'month') return `${day.slice(0, 7)}-01`
  const time = timeOf(day)
  const sinceMonday = (new Date(time).getUTCDay() + 6) % 7
  return dayOf(time - sinceMonday * DAY_MS)
}

/** The first days of the last periods up to that of `day`, the oldest first. */
export function lastStarts(day: string, kind: PeriodKind, count: number): string[] {
  const starts = [startOf(day, kind)]
  while (starts.length < count) starts.push(startOf(dayOf(timeOf(starts.at(-1)!) - DAY_MS), kind))
  return starts.reverse()
}

export const periodId = (ownerId: string, kind: PeriodKind, start: string) => `${ownerId}-${kind}-${start}`
