// Formats days and times for the gallery. Days are YYYY-MM-DD and not instants, so they are parsed and formatted in
// UTC.

import { LOCALE } from '../../../ui/format.ts'

const longDay = new Intl.DateTimeFormat(LOCALE, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})
const shortDay = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
const monthYear = new Intl.DateTimeFormat(LOCALE, { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** "Today", "Yesterday", "Sat, 4 May" this year, "4 May 2019" earlier. `today` is YYYY-MM-DD. */
export function dayTitle(day: string, today: string): string {
  if (day === today) return 'Today'
  if (day === dayBefore(today)) return 'Yesterday'
  return (day.slice(0, 4) === today.slice(0, 4) ? longDay : shortDay).format(asDate(day))
}

export const dayShort = (day: string) => shortDay.format(asDate(day))
export const monthTitle = (day: string) => monthYear.format(asDate(`${day.slice(0, 7)}-01`))

export function localToday(now: Date): string {
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

function dayBefore(day: string): string {
  return new Date(asDate(day).getTime() - 86_400_000).toISOString().slice(0, 10)
}

function asDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}
