// Days, months, years and how long: as exact as the source, no more and no less.
import { blocked, type Comparison, matchesOf, type Objection, quoted } from '../comparison.ts'
import { quantitiesOf } from '../quantities.ts'
import { TENURE_UNITS } from '../vocabulary/number-words.ts'
import { MONTH_NAME, MONTH_YEAR, monthKey } from './months.ts'

const YEAR = /(?<![\p{L}\d.,])(?:19|20)\d{2}(?![\d%]|[.,]\d)/gu
const TODAY =
  /\b(?:present|today|current(?:ly)?|now|nowadays|ongoing|to date|still|until now|heute|aktuell|derzeit|aujourd['’]hui|actualmente|actualidad)\b/giu
const SPAN =
  /\b(?:since|until|till|before|after|seit|depuis|desde|for (?:over|more than|many|several|years)|years of|long-?time|veteran|decades?)\b/giu
const SEASON =
  /\b(?:spring|summer|autumn|fall|winter|q[1-4]|quarter|semester)\s+(?:of\s+)?(?:19|20)\d{2}\b/giu

const strangers = (after: string[], source: string[]) => after.filter((found) => !source.includes(found))

/** Numbers of four digits may be written with a comma, which makes them no year. */
const yearsIn = (text: string) => [
  ...[...text.matchAll(/(?:19|20)\d{2}/g)].map(([year]) => year),
  ...quantitiesOf(text).map(({ value }) => String(value)),
]

export function datesGate({ source, after, before }: Comparison): Objection {
  const years = strangers(matchesOf(after.text, YEAR), yearsIn(source.text))
  if (years.length > 0) return blocked(`${quoted(years)} is not a year of the lines that it comes from`)
  const [saidMonths, months] = [matchesOf(after.text, MONTH_YEAR), matchesOf(source.text, MONTH_YEAR)]
  const known = new Set(months.map(monthKey))
  const newMonth = saidMonths.find((month) => !known.has(monthKey(month)))
  if (newMonth) return blocked(`“${newMonth}” is another month than in the résumé`)
  const dropped = droppedMonth(matchesOf(before.text, MONTH_YEAR), saidMonths, after.text)
  if (dropped) return blocked(`“${dropped}” lost its month`)
  const seasons = matchesOf(before.text, SEASON).find(
    (season) => !after.text.toLowerCase().includes(season) && after.text.includes(season.slice(-4)),
  )
  if (seasons) return blocked(`“${seasons}” became less exact`)
  const names = strangers(monthNames(after.text), monthNames(source.text))
  if (names.length > 0) return blocked(`${quoted(names)} is not in the résumé`)
  for (const words of [TODAY, SPAN]) {
    const said = strangers(matchesOf(after.text, words), matchesOf(source.text, words))
    const isOther = words === TODAY && matchesOf(source.text, TODAY).length > 0
    if (said.length > 0 && !isOther) return blocked(`${quoted(said)} is not in the résumé`)
  }
  return ended(before.text, after.text) ?? tenure(source.text, after.text)
}

/** "May" is a verb more often than a month, unless a year or a day stands beside it. */
const monthNames = (text: string) =>
  matchesOf(text, MONTH_NAME)
    .map((name) => name.slice(0, 3))
    .filter((name) => name !== 'may' && name !== 'mar' && name !== 'mai')

function droppedMonth(months: string[], said: string[], after: string): string | undefined {
  const keys = new Set(said.map(monthKey))
  return months.find((month) => {
    const year = /(?:19|20)\d{2}/.exec(month)?.[0] ?? ''
    return after.includes(year) && !keys.has(monthKey(month))
  })
}

/** A span that ended must not be left open, nor the other way round. */
function ended(before: string, after: string): Objection {
  const span = /((?:19|20)\d{2})\s*(?:[–—-]|to|until|till|bis)\s*(?:\p{L}+\.?\s*)?((?:19|20)\d{2})/iu.exec(
    before,
  )
  const [, from = '', to = ''] = span ?? []
  const keepsOne = span && after.includes(from) !== after.includes(to)
  return keepsOne ? blocked(`“${from} – ${to}” lost one of its ends`) : null
}

function tenure(source: string, after: string): Objection {
  const spans = (text: string) => quantitiesOf(text).filter(({ unit }) => TENURE_UNITS.has(unit))
  const months = ({ value, unit }: { value: number; unit: string }) =>
    `${Math.round(value * ({ year: 12, decade: 120, month: 1 }[unit] ?? 1) * 100)}${unit === 'day' || unit === 'week' ? unit : ''}`
  const known = new Set(spans(source).map(months))
  const bounded = new Set(spans(source).map((span) => `${months(span)} ${span.bound}`))
  const stranger = spans(after).find(
    (span) => !known.has(months(span)) || (span.bound === 'above' && !bounded.has(`${months(span)} above`)),
  )
  return stranger ? blocked(`“${stranger.raw}” is not a time of the lines that it comes from`) : null
}
