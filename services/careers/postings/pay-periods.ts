// For which time pay is stated, and which time is the custom where nothing is stated.
import type { SalaryPeriod } from '../jobs/schemas.ts'
import { fold } from './plain-words.ts'

/** schema.org's and UN/CEFACT's codes, and what systems call the same. */
// biome-ignore format: a table reads better in columns.
const CODES: Record<string, SalaryPeriod> = {
  hour: 'hour', hourly: 'hour', hur: 'hour', hr: 'hour', h: 'hour', 'per-hour-wage': 'hour',
  day: 'day', daily: 'day', 'per-day-wage': 'day', week: 'week', weekly: 'week', wee: 'week', 'per-week-salary': 'week',
  month: 'month', monthly: 'month', mon: 'month', mo: 'month', 'per-month-salary': 'month',
  year: 'year', yearly: 'year', annual: 'year', annually: 'year', annum: 'year', ann: 'year', anu: 'year', yr: 'year',
  'per-year-salary': 'year', '1 year': 'year', '1 month': 'month', '1 week': 'week', '1 day': 'day', '1 hour': 'hour',
}

export function periodOfUnit(unit: unknown): SalaryPeriod | null {
  if (typeof unit !== 'string') return null
  const word = unit.trim().toLowerCase().replace(/_/g, '-')
  return CODES[word] ?? periodInWords(` per ${word}`)
}

// biome-ignore format: a table reads better in columns.
const WORDS: [SalaryPeriod, RegExp][] = [
  ['hour', /(?:\/ ?|\b(?:per|an?|each|pro|je|par|por|al?|per|za|na|co) )(?:hour|hr|h|stunde|std|heure|hora|ora|ore|uur|hodin[ay]?|hod|godzin[ae]|godz|timme|time|ora|ure)\b|\bhourly\b|\bp\.?h\.?(?= |$|[,)])|stundenlohn|hodinove|(?:в|за) час|\/ ?час|時給/],
  ['day', /(?:\/ ?|\b(?:per|an?|each|pro|je|par|por|al|za) )(?:day|diem|tag|jour|dia|giorno|dag|den|dzien)\b|\bdaily\b|\bp\.?d\.?(?= |$|[,)])|tagessatz|\btjm\b|manday|man-day|\bmd\b|(?:в|за) день|日給/],
  ['week', /(?:\/ ?|\b(?:per|an?|each|pro|je|par|por|la|za) )(?:week|wk|woche|semaine|semana|settimana|tyden|tydzien)\b|\bweekly\b|(?:в|за) неделю|週給/],
  ['month', /(?:\/ ?|\b(?:per|an?|each|pro|je|par|por|al|za|na) )(?:month|mo|mth|monat|mois|mes|mese|maand|mesic|mes|miesiac|mies|manad|maned|luna|ho)\b|\bmonthly\b|monatlich|monatsgehalt|mensuel|mensual|mensile|mensal|mesicne|mesacne|miesieczn|manadslon|\bp\.?m\.?(?= |$|[,)])|в месяц|\/ ?мес|на місяць|aylik|月給|月薪|\/ ?月/],
  ['year', /(?:\/ ?|\b(?:per|an?|each|pro|je|par|por|al|za|im) )(?:year|yr|y|annum|jahr|an|annee|ano|anno|jaar|rok|ar|yil)\b|\byearly\b|\bannual(?:ly|ized|ised)?\b|jahrlich|jahresgehalt|jahresbrutto|annuel|anuales|\banual\b|\bannuo|\bannui|\brocne|\brocznie|arslon|\bp\.?\s?a\.?(?= |$|[,);])|\blpa\b|в год|年収|年薪|\/ ?年/],
]

/** The time that words beside an amount name. */
export function periodInWords(text: string): SalaryPeriod | null {
  const folded = fold(text.slice(0, 300))
  const found = WORDS.filter(([, words]) => words.test(folded))
  return found.length === 1 ? (found[0]?.[0] ?? null) : null
}

/** Amounts for which the custom of the currency's country is beyond doubt: from, to, period. */
// biome-ignore format: a table reads better in columns.
const CUSTOMS: Record<string, [number, number, SalaryPeriod]> = {
  CZK: [10_000, 500_000, 'month'], PLN: [2500, 90_000, 'month'], HUF: [150_000, 5_000_000, 'month'],
  RON: [2000, 60_000, 'month'], BGN: [900, 30_000, 'month'], RUB: [15_000, 1_500_000, 'month'],
  UAH: [8000, 500_000, 'month'], BRL: [1200, 60_000, 'month'], PKR: [20_000, 2_000_000, 'month'],
  USD: [15_000, 2_000_000, 'year'], EUR: [15_000, 1_000_000, 'year'], GBP: [12_000, 1_000_000, 'year'],
  CHF: [30_000, 1_000_000, 'year'], CAD: [20_000, 1_500_000, 'year'], AUD: [25_000, 1_500_000, 'year'],
  NZD: [25_000, 1_500_000, 'year'], SGD: [30_000, 1_500_000, 'year'], INR: [200_000, 50_000_000, 'year'],
}

export function customaryPeriod(currency: string | null, amount: number): SalaryPeriod | null {
  const custom = currency ? CUSTOMS[currency] : undefined
  return custom && amount >= custom[0] && amount <= custom[1] ? custom[2] : null
}
