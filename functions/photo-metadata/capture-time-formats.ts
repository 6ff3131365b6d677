// Times as cameras and editors write them. All functions give a day, YYYY-MM-DD, or a time in RFC 3339 with the offset
// that was written, if any; null for what is neither, or in no calendar.

const SEPARATOR = '[:/.\\- ]'
const NUMERIC = new RegExp(
  `^(\\d{4})${SEPARATOR}(\\d{1,2})${SEPARATOR}(\\d{1,2})(?![\\d])(?:[ T:]+(.*))?$`,
  's',
)
const COMPACT = /^(\d{4})(\d\d)(\d\d)(?:[ T_-]?(\d{2}:?\d{2}:?(?:\d{2})?.*))?$/s
/** Chinese, Japanese and Korean phones put the half of the day in front. */
const FIRST_HALF = '上午|午前|오전'
const SECOND_HALF = '下午|午後|오후'
const CLOCK = new RegExp(
  `^(?:(${FIRST_HALF})|(${SECOND_HALF}))?\\s*(\\d{1,2}):?(\\d\\d)(?::?(\\d\\d)(?:[.,](\\d{1,9}))?)?:?\\s*(am|pm)?\\s*(Z|UTC|GMT|[+-]\\d{1,2}(?::?\\d\\d)?)?(?!\\d)`,
  'i',
)

/** A clock that was never set, or a field that was padded with spaces, zeros or dashes. */
const NO_CLOCK = /^[\s:.\-?]*$/

/** Year first: EXIF (`2020:01:02 03:04:05`), ISO 8601 in all its lengths, and both without separators. */
export function readTime(written: string): string | null {
  const trimmed = written.replace(/\0[\s\S]*$/, '').trim()
  const [, year = '', month = '', day = '', clock = ''] = NUMERIC.exec(trimmed) ?? COMPACT.exec(trimmed) ?? []
  return year === '' ? null : join({ year, month, day, clock })
}

const PERIOD = /^(\d{4})(?:-?(0[1-9]|1[0-2]))?(?:[-:T]|0)*$/

/** A year or a month alone, YYYY or YYYY-MM: XMP ends there (ISO 8601), IPTC writes zeros for what is not known. */
export function readPeriod(written: string): string | null {
  const [, year = '', month] = PERIOD.exec(written.trim()) ?? []
  return year < '1800' ? null : month === undefined ? year : `${year}-${month}`
}

interface Written {
  year: string
  month: string
  day: string
  clock: string
}

function join({ year, month, day, clock }: Written): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!isDay(date)) return null
  if (NO_CLOCK.test(clock)) return date
  const [, first, afternoon, hour = '', minute = '', second = '00', fraction, half, zone = ''] =
    CLOCK.exec(clock) ?? []
  const hours = halfDay(hour, first ? 'am' : afternoon ? 'pm' : half)
  // Some cameras mean the beginning of the day, ISO 8601 its end.
  if (hours === 24) return date
  if (hour === '' || hours > 23 || Number(minute) > 59 || Number(second) > 59) return null
  return `${date}T${String(hours).padStart(2, '0')}:${minute}:${second}${fractionOf(fraction)}${offsetOf(zone)}`
}

function halfDay(hour: string, half: string | undefined): number {
  const hours = Number(hour)
  if (half === undefined || hours > 12) return hours
  return (hours % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
}

/** Milliseconds, or none when they are zero, because many cameras always write "00". */
export function fractionOf(written: string | undefined): string {
  const [digits = ''] = /^\d{1,9}/.exec(written?.trim() ?? '') ?? []
  const milliseconds = digits.padEnd(3, '0').slice(0, 3)
  return milliseconds === '000' ? '' : `.${milliseconds}`
}

const ZONE = /^([+-])(\d{1,2})(?::?(\d\d))?$/

/** The offset as RFC 3339 has it; empty when there is none, or none that any place has. */
export function offsetOf(written: string): string {
  const zone = written.replace(/\0[\s\S]*$/, '').trim()
  if (/^(Z|UTC|GMT)$/i.test(zone)) return 'Z'
  const [, sign = '', hours = '', minutes = '00'] = ZONE.exec(zone) ?? []
  if (hours === '' || Number(hours) > 14 || Number(minutes) > 59) return ''
  // The time is that of UTC, wherever it was (RFC 3339, 4.3).
  if (sign === '-' && Number(hours) === 0 && Number(minutes) === 0) return 'Z'
  return `${sign}${hours.padStart(2, '0')}:${minutes}`
}

/** Whether a calendar has this day, YYYY-MM-DD. There were no photos before 1800. */
export function isDay(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const time = new Date(Date.UTC(year, month - 1, day))
  return year >= 1800 && time.getUTCMonth() === month - 1 && time.getUTCDate() === day
}

/** How the months begin in English, German, French, Spanish, Italian, Portuguese and Dutch. */
const MONTHS = [
  'jan|ene|gen|jän',
  'feb|fév|fev',
  'mar|mär|mrt|maa',
  'apr|avr|abr',
  'may|mai|mag|mei',
  'jun|juin|giu',
  'jul|juil|lug',
  'aug|aoû|aou|ago',
  'sep|set',
  'oct|okt|ott|out',
  'nov',
  'dec|dez|déc|dic',
].map((beginnings) => new RegExp(`^(?:${beginnings})`, 'i'))
const MONTH = '(\\p{L}{3,10})\\.?'
const DAY_FIRST = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\.)?(?:[ -]+de)?[ -]+${MONTH},?(?: +de)?[ -]+(\\d{4})\\b`,
  'iu',
)
const MONTH_FIRST = new RegExp(
  `(?<!\\p{L})${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,|\\b)(?:\\s+\\d{1,2}:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?:\\s*[ap]m)?(?:\\s+(?:[a-z]{1,5}|[+-]\\d\\d:?\\d\\d))?)?\\s+(\\d{4})\\b`,
  'iu',
)
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})\b/
const CLOCK_ANYWHERE = /(?<![\w:.])\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?![\w:])(?:\s*[ap]m\b)?/i
/** Zones with names (RFC 822, 5.1); others are not known. */
const NAMED_ZONES: Record<string, string> = {
  ...{ gmt: 'Z', utc: 'Z', ut: 'Z', z: 'Z' },
  ...{ est: '-05:00', edt: '-04:00', cst: '-06:00', cdt: '-05:00' },
  ...{ mst: '-07:00', mdt: '-06:00', pst: '-08:00', pdt: '-07:00' },
}
/** Longer texts are not times. */
const MAX_LETTERS = 100

/** The units stand behind their numbers, and the day of the week may stand in between: `2024年05月01日 07時39分18秒`. */
const WITH_UNITS =
  /^(\d{4})[年년] *(\d{1,2})[月월] *(\d{1,2})[日일] *(?:[(（]\p{L}[)）]|(?:星期|周)\p{L})? *(.*)$/u

function timeWithUnits(text: string): string | null {
  const [, year = '', month = '', day = '', clock = ''] = WITH_UNITS.exec(text) ?? []
  if (year === '') return null
  return join({ year, month, day, clock: clock.replace(/[时時시点點分분] */g, ':').replace(/[秒초]/, '') })
}

/** Also times in words: RFC 1123, which PNG recommends, what C's `ctime` prints, and days with the month's name. */
export function readFreeTime(written: string): string | null {
  const text = written.trim().slice(0, MAX_LETTERS)
  const numeric = readTime(text) ?? timeWithUnits(text)
  if (numeric) return numeric
  const date = dateInWords(text)
  if (!date) return null
  const [clock = ''] = CLOCK_ANYWHERE.exec(text) ?? []
  return join({ ...date, clock: clock && `${clock}${zoneInWords(text, clock)}` })
}

function dateInWords(text: string): Omit<Written, 'clock'> | null {
  const dayFirst = DAY_FIRST.exec(text)
  if (dayFirst) {
    const [, day = '', month = '', year = ''] = dayFirst
    return { year, month: monthOf(month), day }
  }
  const monthFirst = MONTH_FIRST.exec(text)
  if (monthFirst) {
    const [, month = '', day = '', year = ''] = monthFirst
    return { year, month: monthOf(month), day }
  }
  // With slashes it would not be clear which is the day.
  const [, day = '', month = '', year = ''] = DOTTED.exec(text) ?? []
  return year === '' ? null : { year, month, day }
}

/** 0, which no calendar has, for what is no month. */
const monthOf = (name: string) => String(MONTHS.findIndex((beginning) => beginning.test(name)) + 1)

function zoneInWords(text: string, clock: string): string {
  const [, zone = ''] =
    /^\s*([+-]\d\d:?\d\d|[a-z]{1,4})\b/i.exec(text.slice(text.indexOf(clock) + clock.length)) ?? []
  return NAMED_ZONES[zone.toLowerCase()] ?? (/^[+-]/.test(zone) ? zone : '')
}
