// Times as people say them: near ones by their distance, others by their date.
import { LOCALE } from '../../../ui/format.ts'

const dayOf = (time: number, timeZone: string | undefined) =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(time)

const DAY_MS = 86_400_000

/**
 * "at 14:03" on the same day, "tomorrow at 09:12", else "on Tue 3 Mar at 09:12". `time` is RFC 3339, `now` milliseconds,
 * and the zone that of the browser unless another is given.
 */
export function momentWords(time: string, now: number, timeZone?: string): string {
  const at = Date.parse(time)
  const clock = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'short', timeZone }).format(at)
  const [day, today] = [dayOf(at, timeZone), dayOf(now, timeZone)]
  // Counted in days of the calendar, because not every day has 24 hours.
  const away = Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS)
  if (away === 0) return `at ${clock}`
  if (away === 1) return `tomorrow at ${clock}`
  if (away === -1) return `yesterday at ${clock}`
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' as const }
  const date = new Intl.DateTimeFormat(LOCALE, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...year,
    timeZone,
  }).format(at)
  return `on ${date} at ${clock}`
}
