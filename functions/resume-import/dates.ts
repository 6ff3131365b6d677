// Dates and periods as they are written in résumés.
import type { ResumeDate } from '../../services/careers/resumes/schemas.ts'
import { monthNamed } from './month-names.ts'

export interface Period {
  start: ResumeDate | null
  end: ResumeDate | null
  isCurrent: boolean
  /** One date only: where it stands for the whole. */
  isSingle: boolean
  /** Where it is in the text. */
  from: number
  to: number
}

interface Found {
  date: ResumeDate
  to: number
  /** A day is written: birthdays and signatures have one. */
  hasDay: boolean
  /** A month without its year, which the end of the period gives. */
  isBareMonth?: number
}

const pad = (value: number) => String(value).padStart(2, '0')
const YEAR = String.raw`(?:19|20)\d{2}`
const SEASON =
  'spring|summer|fall|autumn|winter|frühjahr|frühling|sommer|herbst|ws|ss|wise|sose|wintersemester|sommersemester|printemps|été|automne|hiver|primavera|verano|otoño|invierno|estate|autunno|inverno|verão|outono|vår|höst|q[1-4]|h[12]|lente|zomer|herfst'

/** Sticky patterns, the most telling first, each with what it means. */
const FORMS: [RegExp, (match: RegExpExecArray) => Omit<Found, 'to'> | null][] = [
  [new RegExp(String.raw`(${YEAR})-(\d{2})-(\d{2})(?!\d)`, 'y'), (m) => ymd(m[0], m[1], m[2], m[3])],
  [
    new RegExp(String.raw`(${YEAR})\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일])?`, 'y'),
    (m) => ymd(m[0], m[1], m[2], m[3]),
  ],
  [
    /((?:19|20)(?:XX|\d[X]))(?:\s?[-/年]\s?(\d{1,2})月?)?/iy,
    (m) => only(m[2] ? `${m[1]}-${pad(Number(m[2]))}` : m[0]),
  ],
  [
    new RegExp(String.raw`(\d{1,2})\.\s?(\d{1,2})\.\s?(${YEAR})(?!\d)`, 'y'),
    (m) => ymd(m[0], m[3], m[2], m[1]),
  ],
  [new RegExp(String.raw`(\d{1,2})[/-](\d{1,2})[/-](${YEAR})(?!\d)`, 'y'), slashed],
  [new RegExp(String.raw`(\d{1,2})\s?[/.\-]\s?(${YEAR})(?!\d|[.,]\d)`, 'y'), (m) => ymd(m[0], m[2], m[1])],
  [new RegExp(String.raw`(${YEAR})\s?[/.]\s?(\d{1,2})(?![\d.])`, 'y'), (m) => ymd(m[0], m[1], m[2])],
  [new RegExp(String.raw`(${YEAR})-(0[1-9]|1[0-2])(?!\d)`, 'y'), (m) => ymd(m[0], m[1], m[2])],
  [
    new RegExp(
      String.raw`(${SEASON})(?: of)?[ ,]+(?:de |del )?(${YEAR})(?:/\d{2,4})?(?:, ${YEAR})*(?!\d)`,
      'iy',
    ),
    (m) => only(m[0]),
  ],
  [new RegExp(String.raw`(${YEAR}) (${SEASON})(?![\p{L}])`, 'iuy'), (m) => only(m[0])],
  [
    new RegExp(
      String.raw`(\d{1,2})(?:\.|st|nd|rd|th|er|º)? (?:de )?(\p{L}{3,10})\.?,? (?:de |del )?(${YEAR})(?!\d)`,
      'uy',
    ),
    (m) => named(m[0], m[2], m[3], m[1]),
  ],
  [
    new RegExp(String.raw`(\p{L}{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?, (${YEAR})(?!\d)`, 'uy'),
    (m) => named(m[0], m[1], m[3], m[2]),
  ],
  [
    new RegExp(String.raw`(\p{L}{3,10})\.?[ ,/-]{1,3}(?:de |del |do )?(${YEAR})(?!\d)`, 'uy'),
    (m) => named(m[0], m[1], m[2]),
  ],
  [/(\p{L}{3,10})\.? ?['’](\d{2})(?!\d)/uy, (m) => named(m[0], m[1], century(m[2]))],
  [
    new RegExp(String.raw`(?<![\d.])(${YEAR})年?(?!\s?[\d%+]|[.,]\d)`, 'y'),
    (m) => ({ date: { text: m[0], iso: m[1] ?? null }, hasDay: false }),
  ],
]

const century = (short = '') => `${Number(short) > 60 ? '19' : '20'}${short}`
const only = (text: string) => ({ date: { text, iso: null }, hasDay: false })

function ymd(text: string, year = '', month = '', day?: string): Omit<Found, 'to'> | null {
  const [m, d] = [Number(month), Number(day ?? 1)]
  if (m < 1 || m > 12 || d < 1 || d > 31) return null
  return { date: { text, iso: `${year}-${pad(m)}${day ? `-${pad(d)}` : ''}` }, hasDay: day !== undefined }
}

/** Only one order is possible when a number is greater than twelve; otherwise only the year is certain. */
function slashed([text, a = '', b = '', year = '']: RegExpExecArray): Omit<Found, 'to'> | null {
  if (Number(a) > 12) return ymd(text, year, b, a)
  if (Number(b) > 12) return ymd(text, year, a, b)
  return { date: { text, iso: year }, hasDay: true }
}

function named(text: string, word = '', year = '', day?: string): Omit<Found, 'to'> | null {
  const month = monthNamed(word)
  return month === null ? null : ymd(text, year, String(month), day)
}

function dateAt(text: string, at: number): Found | null {
  for (const [pattern, read] of FORMS) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    const found = match && read(match)
    if (found) return { ...found, to: at + match[0].length }
  }
  return null
}

function bareMonthAt(text: string, at: number): Found | null {
  const match = stickyAt(/(\p{L}{3,10})\.?/uy, text, at)
  const month = match?.[1] ? monthNamed(match[1]) : null
  return match && month !== null
    ? { date: { text: match[0], iso: null }, to: at + match[0].length, hasDay: false, isBareMonth: month }
    : null
}

const PRESENT =
  /(?:at )?(?:present|current(?:ly)?|now|today|to date|ongoing|heute|aktuell|jetzt|gegenwärtig|laufend|dato|aujourd['’]hui|présent|ce jour|actuel(?:lement)?|en cours|actualidad|presente|actualmente|la fecha|hoy|oggi|attuale|in corso|atual(?:mente)?|o momento|hoje|heden|nu|idag|nuvarande|pågående|nutid|nåværende|obecnie|teraz|současnost|dosud|súčasnosť|günümüz|halen|devam ediyor|настоящее время|наст\. ?вр\.?|сейчас|теперішній час|現在(?:に(?:至|いた)る)?|至今|现在|目前|현재|재직 ?중|الآن|حتى الآن|الحاضر|היום|כיום|σήμερα|nykyinen)(?![\p{L}])/iuy
const SINCE =
  /(?:since|from|seit|ab|depuis(?: le)?|desde|dal(?:l['’])?|da|de|sinds|vanaf|van|sedan|från|siden|fra|od|von|с|з|from:|من|منذ|מאז)\s+/iuy
const FOREVER = /^(?:since|seit|ab|depuis|desde|dal|sinds|vanaf|sedan|siden|od|с|منذ|מאז)/i
const BETWEEN =
  /\s*(?:[-–—‒−~〜～―→]+|\b(?:to|until|till|bis(?: zum)?|au|a|al|até|hasta|fino a|t\/m|tot|till|til|do|по|à|jusqu['’]à|through)\b|(?<=\s)(?:à|até|по|do|إلى|حتى|עד)|から|부터)\s*/iuy

const stickyAt = (pattern: RegExp, text: string, at: number) => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** All periods and single dates in a text. */
export function periodsIn(text: string): (Period & { hasDay: boolean })[] {
  const periods: (Period & { hasDay: boolean })[] = []
  for (let at = 0; at < text.length; ) {
    const isInside =
      at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') && /[\p{L}\p{N}]/u.test(text[at] ?? '')
    const isGlued = isInside && !/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u.test(text[at - 1] ?? '')
    const period = isGlued ? null : periodAt(text, at)
    if (period) periods.push(period)
    at = period ? Math.max(period.to, at + 1) : at + 1
  }
  return periods
}

function periodAt(text: string, at: number): (Period & { hasDay: boolean }) | null {
  const since = stickyAt(SINCE, text, at)
  const first = at + (since?.[0].length ?? 0)
  const start = dateAt(text, first) ?? bareMonthAt(text, first)
  if (!start) return null
  const period = {
    start: start.date,
    end: null,
    isCurrent: false,
    isSingle: false,
    from: at,
    hasDay: start.hasDay,
  }
  const between = stickyAt(BETWEEN, text, start.to)
  if (between) {
    const next = start.to + between[0].length
    const present = stickyAt(PRESENT, text, next)
    if (present && start.isBareMonth === undefined)
      return { ...period, isCurrent: true, to: next + present[0].length, hasDay: false }
    const end = dateAt(text, next) ?? shortYearAt(text, next, start)
    if (end) {
      const year = end.date.iso?.slice(0, 4)
      if (start.isBareMonth !== undefined && year)
        period.start = { text: `${start.date.text} ${year}`, iso: `${year}-${pad(start.isBareMonth)}` }
      return { ...period, end: end.date, to: end.to, hasDay: false }
    }
    // "03/2019 –" goes on in the next row, or is still going on.
    if (
      start.isBareMonth === undefined &&
      /[-–—~〜→]/.test(between[0]) &&
      /^\s*[)\]]?\s*$/.test(text.slice(next))
    )
      return { ...period, to: next, isSingle: false, hasDay: start.hasDay }
  }
  if (start.isBareMonth !== undefined) return null
  if (since && FOREVER.test(since[0])) return { ...period, isCurrent: true, to: start.to, hasDay: false }
  const bare = stickyAt(/\s*[(（]?\s*/y, text, start.to)
  const present = stickyAt(PRESENT, text, start.to + (bare?.[0].length ?? 0))
  if (
    present &&
    (bare?.[0] ?? '') !== '' &&
    /^[\s)）]*$/.test(text.slice(start.to + (bare?.[0].length ?? 0) + present[0].length))
  )
    return { ...period, isCurrent: true, to: text.length, hasDay: false }
  if (since) return null
  return { ...period, end: start.date, isSingle: true, to: start.to }
}

/** "2019–21" */
function shortYearAt(text: string, at: number, start: Found): Found | null {
  const match = stickyAt(/(\d{2})(?![\d./:%])/y, text, at)
  if (!match || !/^\d{4}$/.test(start.date.iso ?? '')) return null
  const iso = `${start.date.iso?.slice(0, 2)}${match[1]}`
  return iso > (start.date.iso ?? '') ? { date: { text: match[0], iso }, to: at + 2, hasDay: false } : null
}

/** Whether a text is only the end of a period: "heute", "02/2019". */
export function endOnly(text: string): { end: ResumeDate | null; isCurrent: boolean } | null {
  const own = text.trim().replace(/^(?:bis|to|until|à|au|hasta|al?|[-–—])\s+/i, '')
  const present = stickyAt(PRESENT, own, 0)
  if (present && present[0].length === own.length) return { end: null, isCurrent: true }
  const date = dateAt(own, 0)
  return date && date.to === own.length ? { end: date.date, isCurrent: false } : null
}
