// When a picture was taken according to the file's name, in the patterns of phones, messengers and screenshots.
import { isoTime } from '../platform/times.ts'

/** The digits around it are not part of a longer number. */
const DATE = '(?<!\\d)((?:19|20)\\d\\d)'
/** One kind of separator: `20200102` or `2020-01-02`. */
const COMPACT_DATE = `${DATE}(\\d\\d)(\\d\\d)`
const SEPARATED_DATE = `${DATE}([-_.])(\\d\\d)\\2(\\d\\d)`
/** "Screenshot 2020-01-02 at 03.04.05", in the words of several languages, or only signs. */
const BETWEEN = '(?:\\s*[-_ T.,]{0,2}\\s*(?:(?:at|um|à|alle|a la|a las|às|om|kl\\.?|klo|o|v|в)\\s+)?)'
/** Chinese, Japanese and Korean put the half of the day in front. */
const SECOND_HALF = '下午|午後|오후'
const TIME = `${BETWEEN}(上午|午前|오전|${SECOND_HALF})?\\s?(\\d\\d|\\d(?=[.:]))[-_.:h]?(\\d\\d)[-_.:m]?(\\d\\d)(?:[-.:]?(\\d{3}))?(?!\\d)(?:\\s*([ap])\\.?m\\b)?`

const COMPACT_TIME = new RegExp(`${COMPACT_DATE}${TIME}`, 'iu')
const SEPARATED_TIME = new RegExp(`${SEPARATED_DATE}${TIME}`, 'iu')
const SEPARATED_DAY = new RegExp(`${SEPARATED_DATE}(?!\\d)`)
/**
 * Eight digits alone may be any number, except where messengers write them, and as the whole beginning of a name; with
 * longer ones behind them they are part of an identifier.
 */
const COMPACT_DAY = new RegExp(
  `^(?:(?:IMG|VID|STK|WP|WP_SS|Scan|Screenshot)[-_])?${COMPACT_DATE}(?=$|[-_ ](?!\\d{7}))`,
  'i',
)
/** Milliseconds since 1970, in names of Facebook, WeChat and others. */
const EPOCH = /^(?:FB_IMG_|mmexport|wx_camera_|IMG_|Screenshot_)?(1\d{12})(?!\d)/i
/** These write the time in UTC: Google's phones. */
const IN_UTC = /^PXL_/

/** There were no such names before digital cameras. */
const FIRST_YEAR = 1990
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * RFC 3339 without an offset (or with `Z` where names are in UTC), a day YYYY-MM-DD, or null. `now` in milliseconds:
 * later times are not believed.
 */
export function timeInName(name: string, now: number): string | null {
  const base = name
    .normalize('NFC')
    .replace(/\.[^.\s]{1,5}$/, '')
    .slice(0, 255)
  const found = fullTime(base) ?? epochTime(base) ?? day(base)
  if (found === null) return null
  const instant = Date.parse(found.length > 10 && !found.endsWith('Z') ? `${found}Z` : found)
  const isPast = instant <= now + DAY_MS
  return isPast && Number(found.slice(0, 4)) >= FIRST_YEAR ? found : null
}

function fullTime(name: string): string | null {
  const compact = COMPACT_TIME.exec(name)
  const separated = SEPARATED_TIME.exec(name)
  const [
    year = '',
    month = '',
    dayOfMonth = '',
    front,
    hour = '',
    minute = '',
    second = '',
    fraction,
    behind,
  ] = compact ? compact.slice(1) : (separated?.toSpliced(2, 1).slice(1) ?? [])
  const date = dateOf(year, month, dayOfMonth)
  const isLate =
    behind?.toLowerCase() === 'p' || SECOND_HALF.split('|').includes(front?.normalize('NFC') ?? '')
  const hours = (Number(hour) % (front || behind ? 12 : 100)) + (isLate ? 12 : 0)
  if (date === null || hour === '' || hours > 23 || Number(minute) > 59 || Number(second) > 59) return null
  const milliseconds = fraction && fraction !== '000' ? `.${fraction}` : ''
  return `${date}T${String(hours).padStart(2, '0')}:${minute}:${second}${milliseconds}${IN_UTC.test(name) ? 'Z' : ''}`
}

function epochTime(name: string): string | null {
  const [, milliseconds] = EPOCH.exec(name) ?? []
  return milliseconds === undefined ? null : isoTime(Number(milliseconds)).replace('.000', '')
}

function day(name: string): string | null {
  const [, year = '', , month = '', dayOfMonth = ''] = SEPARATED_DAY.exec(name) ?? []
  const [, compactYear = '', compactMonth = '', compactDay = ''] = COMPACT_DAY.exec(name) ?? []
  return dateOf(year, month, dayOfMonth) ?? dateOf(compactYear, compactMonth, compactDay)
}

/** Null for what is in no calendar. */
function dateOf(year: string, month: string, dayOfMonth: string): string | null {
  const date = `${year}-${month}-${dayOfMonth}`
  const instant = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(instant) && isoTime(instant).startsWith(date) ? date : null
}
