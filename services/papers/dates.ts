// Dates as papers print them. They are days of a calendar and not points in time, so no time zone takes part.
import type { ResumeDate } from '../careers/resumes/schemas.ts'
import { type PaperLanguage, WORDS } from './words.ts'

interface Period {
  start: ResumeDate | null
  end: ResumeDate | null
  isCurrent: boolean
}

/** `Mar 2019 – Present`. A single date, and both ends in the same month, are printed once. Empty when nothing is known. */
export function printedPeriod({ start, end, isCurrent }: Period, language: PaperLanguage): string {
  const from = printedDate(start, language)
  const to = isCurrent ? WORDS[language].present : printedDate(end, language)
  return [...new Set([from, to].filter(Boolean))].join(' – ')
}

/** As far as the date says it: `2003`, `Dec 2003`, `Dec 31, 2003`; and in its own words when they are all there is. */
export function printedDate(date: ResumeDate | null, language: PaperLanguage): string {
  if (!date?.iso) return date?.text.trim() ?? ''
  const [year, month, day] = date.iso.split('-').map(Number)
  if (!month) return String(year)
  // Both the date and its format are UTC, so the result is the same day everywhere.
  const time = new Date(0)
  time.setUTCFullYear(year!, month - 1, day ?? 1)
  const isDay = time.getUTCMonth() === month - 1
  return isDay ? formatOf(language, day !== undefined).format(time) : date.iso
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(language: PaperLanguage, withDay: boolean): Intl.DateTimeFormat {
  const key = `${language} ${withDay}`
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(language, {
      year: 'numeric',
      month: 'short',
      ...(withDay && { day: 'numeric' }),
      calendar: 'gregory',
      numberingSystem: 'latn',
      timeZone: 'UTC',
    })
  formats.set(key, format)
  return format
}
