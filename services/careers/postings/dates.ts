// Days and times as postings state them. What is ambiguous stays unknown.
import { isoTime } from '../../platform/times.ts'
import { fold } from './plain-words.ts'

const LANGUAGES = 'en de fr es it pt nl pl cs sk sv da nb fi hu ro ru uk tr'.split(' ')

let months: Map<string, number> | null = null
/** Names of months, also in the genitive and abbreviated, to their numbers. */
function monthNames() {
  if (months) return months
  months = new Map()
  for (const language of LANGUAGES)
    for (const options of [{ month: 'long' }, { month: 'short' }, { month: 'long', day: 'numeric' }] as const)
      for (let month = 0; month < 12; month++) {
        const parts = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).formatToParts(
          Date.UTC(2024, month, 15),
        )
        const name = fold(parts.find(({ type }) => type === 'month')?.value ?? '').replace('.', '')
        if (/^\p{L}/u.test(name) && !months.has(name)) months.set(name, month + 1)
      }
  months.set('sept', 9).set('mrz', 3).set('marz', 3)
  return months
}

const two = (number: number) => String(number).padStart(2, '0')

function day(year: number, month: number, date: number): string | null {
  const time = new Date(Date.UTC(year, month - 1, date))
  const isReal = time.getUTCMonth() === month - 1 && time.getUTCDate() === date
  return isReal && year >= 1990 && year <= 2100 ? `${year}-${two(month)}-${two(date)}` : null
}

const time = (date: Date): string | null =>
  Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1990 || date.getUTCFullYear() > 2100
    ? null
    : isoTime(date.getTime()).replace('.000Z', 'Z')

/**
 * RFC 3339 in UTC when the posting states a time with its zone, else the day; null when it is none or ambiguous. A
 * time without a zone is only sure to be on its day.
 */
export function dateOf(value: unknown): string | null {
  if (typeof value === 'number')
    return value > 1e11 ? time(new Date(value)) : value > 1e9 ? time(new Date(value * 1000)) : null
  if (typeof value !== 'string') return null
  const text = value.trim().slice(0, 60)
  if (/^\d{13}$/.test(text)) return time(new Date(Number(text)))
  const iso =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?/i.exec(
      text,
    )
  if (iso) {
    const [, year, month, date, hour, minute, second = '00', fraction = '', zone] = iso
    const stated = day(Number(year), Number(month), Number(date))
    if (!stated || !hour || !zone) return stated
    const offset = /^[+-]/.test(zone) ? zone.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2') : 'Z'
    return (
      time(new Date(`${stated}T${hour.padStart(2, '0')}:${minute}:${second}${fraction}${offset}`)) ?? stated
    )
  }
  return writtenDay(text)
}

function writtenDay(text: string): string | null {
  const numbers = /\b(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{2,4})\b/.exec(text)
  if (numbers) {
    const [first, second, third] = [Number(numbers[1]), Number(numbers[3]), Number(numbers[4])]
    if (numbers[1]?.length === 4) return day(first, second, third)
    const year = third < 100 ? 2000 + third : third
    if (numbers[2] === '.') return day(year, second, first)
    if (first > 12 && second <= 12) return day(year, second, first)
    if (second > 12 && first <= 12) return day(year, first, second)
    return first === second ? day(year, first, second) : null
  }
  const japanese = /(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/.exec(text)
  if (japanese) return day(Number(japanese[1]), Number(japanese[2]), Number(japanese[3]))
  const words = fold(text).match(/[\p{L}]+|\d+/gu) ?? []
  const month = words.map((word) => monthNames().get(word)).find((found) => found !== undefined)
  const year = words.find((word) => /^(?:19|20)\d{2}$/.test(word))
  const date = words.find((word) => /^\d{1,2}$/.test(word))
  return month && year && date ? day(Number(year), month, Number(date)) : null
}

const UNITS: [number, RegExp][] = [
  [
    0,
    /^(?:minut|min$|hour|hr|stunde|std|heure|hora|ora$|ore$|uur|uren|hodin|godzin|timm|time|ora|second|sekund|минут|час|годин|時間|分)/,
  ],
  [
    1,
    /^(?:day|tag|jour|dia|giorn|dag|den$|dny|dnem|dni|dnu|dzien|dnia|paiv|nap|zi$|zile|дн|день|дней|gun|日)/,
  ],
  [
    7,
    /^(?:week|wk|woche|semaine|semana|settiman|we?ken|tyden|tydn|tyzd|tydzien|tygodni|vecka|veckor|uge|uke|viikko|het|saptaman|недел|тижд|hafta|週)/,
  ],
  [
    30,
    /^(?:month|monat|mois|mes|mesi|maand|mesic|mesiac|miesiac|miesiec|manad|maned|kuukau|honap|luni|luna|месяц|місяц|ay$|ヶ?月)/,
  ],
]
const TODAY =
  /\b(?:today|just posted|just now|heute|aujourd'hui|hoy|oggi|hoje|vandaag|dzisiaj|dzis|dnes|idag|i dag|bugun)\b|сегодня|сьогодні|今日|本日/
const YESTERDAY =
  /\b(?:yesterday|gestern|hier|ayer|ieri|ontem|gisteren|wczoraj|vcera|igar|i gar|i gaar|dun)\b|вчера|вчора|昨日/
const ONE = /\b(?:a|an|one|einem|einer|un|una|une|um|uma|een|en|ett|jednym|jednim)\b/

/** The day that "2 weeks ago" means on a clock. Null for "30+ days ago" and for what is no such words. */
export function relativeDay(value: string, now: Date): string | null {
  const text = fold(value.slice(0, 80))
  const ago = (days: number) => isoTime(now.getTime() - days * 86_400_000).slice(0, 10)
  if (/\d\s?\+/.test(text) || /\b(?:more than|mehr als|plus de|over)\b/.test(text)) return null
  if (YESTERDAY.test(text)) return ago(1)
  const words = text.match(/[\p{L}]+|\d+/gu) ?? []
  for (const [days, unit] of UNITS) {
    const at = words.findIndex((word) => unit.test(word))
    if (at < 0) continue
    const number =
      words
        .slice(0, at)
        .reverse()
        .find((word) => /^\d{1,3}$/.test(word)) ?? words.find((word) => /^\d{1,3}$/.test(word))
    if (number) return ago(days * Number(number))
    if (ONE.test(text) || /ago|vor |il y a|hace|pred|temu|siden|sedan|назад|前/.test(text)) return ago(days)
  }
  return TODAY.test(text) ? ago(0) : null
}

/** Whether the last day of a posting has passed. A day counts until it has ended everywhere. */
export function hasPassed(validUntil: string | null, now: Date): boolean {
  if (!validUntil) return false
  const end = validUntil.length === 10 ? Date.parse(`${validUntil}T23:59:59-12:00`) : Date.parse(validUntil)
  return end < now.getTime()
}
