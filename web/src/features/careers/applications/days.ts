// Days without a time, YYYY-MM-DD, which are the same day in every zone.
import { LOCALE } from '../../../ui/format.ts'

/** The day of this browser's own calendar. */
export function today(now = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

const format = (day: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

export const formatDay = (day: string) => format(day, { dateStyle: 'medium' })
export const formatLongDay = (day: string) =>
  format(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
