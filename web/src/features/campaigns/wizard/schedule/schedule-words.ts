// A schedule in words.
import type { Schedule } from '../../../../../../services/campaigns/campaigns/schedule-schemas.ts'
import type { Forecast } from '../../../../../../services/campaigns/campaigns/schemas.ts'
import type { SendingLimits } from '../../../../../../services/campaigns/sending/schemas.ts'
import { formatTime, LOCALE } from '../../../../ui/format.ts'

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const

const DAY = 24 * 60

/** "09:30" is 570. */
export const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

export const clockOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** "Monday to Friday", "Monday, Wednesday". */
export function weekdaysInWords(weekdays: readonly number[]): string {
  const days = weekdays.toSorted((a, b) => a - b)
  if (days.length === 7) return 'Every day'
  const name = (day: number | undefined) => WEEKDAYS[(day ?? 1) - 1] ?? ''
  const isRow =
    days.length > 2 && days.every((day, index) => index === 0 || day === (days[index - 1] ?? 0) + 1)
  return isRow ? `${name(days[0])} to ${name(days.at(-1))}` : days.map(name).join(', ')
}

export function windowInWords({ hours, weekdays }: Schedule): string {
  const days = weekdaysInWords(weekdays)
  return hours ? `${days}, ${hours.from} to ${hours.until}` : `${days}, at any hour`
}

/** "Europe/Lisbon" is "Lisbon". */
export const zoneInWords = (timeZone: string) => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')

/** A local date and time: "28 Mar 2027, 09:30". It is no moment, so no zone may move it. */
export const localInWords = (local: string) =>
  new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(
    new Date(`${local}:00Z`),
  )

/** When the first mail goes and when the others may, as sentences. */
export function beginningInWords(schedule: Schedule): string {
  const { startsAt, timeZone, hours, weekdays } = schedule
  const isAlways = hours === null && weekdays.length === 7
  const place = zoneInWords(timeZone)
  if (!startsAt) {
    if (isAlways) return 'The first goes at once.'
    return `The first goes at once, or when the hours allow it: ${windowInWords(schedule)}, in ${place}.`
  }
  const first = `The first goes on ${localInWords(startsAt)} in ${place}.`
  return isAlways ? first : `${first} Mails go only within the hours: ${windowInWords(schedule)}.`
}

/** Milliseconds; a mail that goes within them goes at once. */
const SOON = 120_000

/** The limits may be used up by other campaigns, which the schedule alone does not say. `now` is in milliseconds. */
export function firstInWords(schedule: Schedule, forecast: Forecast | undefined, now: number): string {
  const { nextAt = null, waitingFor = null } = forecast ?? {}
  if (schedule.startsAt || nextAt === null || Date.parse(nextAt) - now < SOON)
    return beginningInWords(schedule)
  const why = waitingFor ? ` ${waitingFor}` : ''
  return `The first goes about ${formatTime(nextAt)}.${why}`
}

/**
 * Days that so many mails take, by the limits alone. The forecast of the service replaces it once the campaign runs
 * and the day's log is known.
 */
export function daysFor(mails: number, { hours, weekdays }: Schedule, limits: SendingLimits): number {
  const minutes = hours ? Math.max(0, minutesOf(hours.until) - minutesOf(hours.from)) : DAY
  const perHour = Math.min(
    limits.perHour,
    3600 / Math.max(1, (limits.gapSeconds.min + limits.gapSeconds.max) / 2),
  )
  const perDay = Math.max(1, Math.min(limits.perDay, Math.floor((minutes / 60) * perHour)))
  return ((mails / perDay) * 7) / Math.max(1, weekdays.length)
}

/** "about 3 days". */
export function spanInWords(days: number): string {
  if (days <= 1) return 'about a day, or less'
  if (days < 14) return `about ${Math.ceil(days)} days`
  return days < 60 ? `about ${Math.ceil(days / 7)} weeks` : `about ${Math.ceil(days / 30)} months`
}
