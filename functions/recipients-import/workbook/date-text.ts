// Dates and times of spreadsheets, which are numbers of days, as texts.
import { DAY_MS, SECOND_MS } from '../../../services/platform/durations.ts'
import type { FormatPart, FormatSection } from './format-code.ts'

/** The first and the last day that spreadsheets know: 1 January 1900 and 31 December 9999. */
const LAST_DAY = 2_958_466
const DAYS_1904 = 1462
/** 1970-01-01. */
const EPOCH_DAY = 25_569

const LANGUAGES: Record<number, string> = {
  ...{ 7: 'de', 9: 'en', 10: 'es', 12: 'fr', 16: 'it', 17: 'ja', 18: 'ko', 19: 'nl', 20: 'nb', 21: 'pl' },
  ...{ 22: 'pt', 4: 'zh', 5: 'cs', 6: 'da', 8: 'el', 11: 'fi', 14: 'hu', 24: 'ro', 25: 'ru', 26: 'hr' },
  ...{ 27: 'sk', 29: 'sv', 31: 'tr', 34: 'uk', 36: 'sl', 1: 'ar', 13: 'he' },
}

interface Moment {
  /** In UTC, but meant in no zone. */
  date: Date
  /** Milliseconds since the first day. */
  elapsed: number
}

/** Null for a number that is no date. */
export function momentOf(serial: number, is1904: boolean, accuracy = SECOND_MS): Moment | null {
  const days = is1904 ? serial + DAYS_1904 : serial
  if (!(serial >= 0 && days < LAST_DAY)) return null
  // There was no 29 February 1900, except in spreadsheets.
  const whole = days < 60 ? days + 1 : days
  const rounded = (value: number) => Math.round((value * DAY_MS) / accuracy) * accuracy
  return { date: new Date(rounded(whole) - EPOCH_DAY * DAY_MS), elapsed: rounded(serial) }
}

const accuracyOf = ({ parts }: FormatSection) => {
  const fraction = parts.find(
    ({ kind, ...part }) => kind === 'date' && 'text' in part && /s\./.test(part.text),
  )
  return fraction ? 1 : SECOND_MS
}

/** Null for a number that is no date. */
export function dateText(serial: number, section: FormatSection, is1904: boolean): string | null {
  const moment = momentOf(serial, is1904, accuracyOf(section))
  if (!moment) return null
  const { parts, language } = section
  const is12Hours = parts.some(({ kind }) => kind === 'half-day')
  const isMinute = minutesIn(parts)
  const name = (options: Intl.DateTimeFormatOptions) => nameOf(moment.date, language, options)
  return parts
    .map((part, index) => {
      if (part.kind === 'literal') return part.text
      if (part.kind === 'elapsed') return elapsedText(part.text, moment.elapsed)
      if (part.kind === 'half-day') return halfDay(part.text, moment.date.getUTCHours())
      // The fraction of a second, and signs between parts that look like digits.
      if (part.kind === 'digits') return part.text
      if (part.kind !== 'date') return ''
      return part.text.startsWith('m') && isMinute[index]
        ? padded(moment.date.getUTCMinutes(), part.text.length)
        : datePart(part.text, moment.date, { is12Hours, name })
    })
    .join('')
}

/** Making one takes far longer than using it. There are as many as languages and kinds of names. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function nameOf(date: Date, language: number | null, options: Intl.DateTimeFormatOptions): string {
  const locale = LANGUAGES[(language ?? 9) & 0x3ff] ?? 'en'
  const key = `${locale} ${JSON.stringify(options)}`
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  formatters.set(key, formatter)
  return formatter.format(date)
}

/** `m` is a minute after hours and before seconds, and a month elsewhere. */
function minutesIn(parts: readonly FormatPart[]): boolean[] {
  const signs = parts.map((part) =>
    part.kind === 'date' || part.kind === 'elapsed' ? (part.text[0] ?? '') : '',
  )
  return signs.map((sign, index) => {
    if (sign !== 'm') return false
    const before = signs.slice(0, index).findLast((each) => each !== '')
    const after = signs.slice(index + 1).find((each) => each !== '')
    return before === 'h' || after === 's'
  })
}

interface Naming {
  is12Hours: boolean
  name(options: Intl.DateTimeFormatOptions): string
}

function datePart(text: string, date: Date, { is12Hours, name }: Naming): string {
  const length = text.length
  const hours = date.getUTCHours()
  switch (text[0]) {
    case 'y':
      return length > 2 ? padded(date.getUTCFullYear(), 4) : padded(date.getUTCFullYear() % 100, 2)
    case 'm':
      if (length === 5) return name({ month: 'long' }).slice(0, 1)
      return length > 2
        ? name({ month: length === 3 ? 'short' : 'long' })
        : padded(date.getUTCMonth() + 1, length)
    case 'd':
      return length > 2
        ? name({ weekday: length === 3 ? 'short' : 'long' })
        : padded(date.getUTCDate(), length)
    case 'h':
      return padded(is12Hours ? hours % 12 || 12 : hours, length)
    case 's':
      return secondsText(text, date)
    case 'e':
      return padded(date.getUTCFullYear(), 4)
    default:
      return ''
  }
}

function secondsText(text: string, date: Date): string {
  const [signs = '', zeros = ''] = text.split('.')
  const seconds = padded(date.getUTCSeconds(), signs.length)
  if (zeros === '') return seconds
  return `${seconds}.${padded(date.getUTCMilliseconds(), 3).padEnd(zeros.length, '0').slice(0, zeros.length)}`
}

const UNITS: Record<string, number> = { h: 3_600_000, m: 60_000, s: 1000 }

const elapsedText = (text: string, elapsed: number) =>
  padded(Math.floor(elapsed / (UNITS[text[0] ?? ''] ?? 1)), text.length)

const halfDay = (text: string, hours: number) => {
  const [morning = '', afternoon = ''] = text.split('/')
  return hours < 12 ? morning : afternoon
}

const padded = (value: number, length: number) => String(value).padStart(Math.min(length, 4), '0')
