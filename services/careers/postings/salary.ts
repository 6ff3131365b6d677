// Pay as postings state it, in minor units with currency and period.
import type { Salary, SalaryPeriod } from '../jobs/schemas.ts'
import { amountOf, MULTIPLIER_PATTERN, multiplierOf, NUMBER_PATTERN, plainNumber } from './amounts.ts'
import { CURRENCY_PATTERN, currencyOf, minorDigits } from './currencies.ts'
import { customaryPeriod, periodInWords, periodOfUnit } from './pay-periods.ts'
import { squeeze } from './plain-words.ts'

export interface StatedPay {
  minimum?: unknown
  maximum?: unknown
  currency?: unknown
  /** "YEAR", "ANN", "per month". */
  unit?: unknown
  /** Already known, for sources with codes of their own. */
  period?: SalaryPeriod | null
  /** As the posting states it; written from the amounts when it is left out. */
  text?: string | null
  country?: string | null
}

/** Pay that a posting states as data. Null when there is no amount. */
export function salaryOf(stated: StatedPay): Salary | null {
  const low = positive(amountOf(stated.minimum))
  const high = positive(amountOf(stated.maximum))
  if (low === null && high === null) return null
  const [minimum, maximum] = low !== null && high !== null && low > high ? [high, low] : [low, high]
  const currency = currencyOf(stated.currency, stated.country)
  const said = stated.period ?? periodOfUnit(stated.unit)
  const custom = said ? null : customaryPeriod(currency, maximum ?? minimum!)
  const digits = 10 ** minorDigits(currency)
  const minor = (amount: number | null) => (amount === null ? null : Math.round(amount * digits))
  return {
    minimum: minor(minimum),
    maximum: minor(maximum),
    currency,
    period: said ?? custom,
    isPeriodInferred: said === null && custom !== null,
    text: stated.text ?? written(stated),
  }
}

const positive = (amount: number | null) => (amount !== null && amount > 0 && amount < 1e12 ? amount : null)

function written({ minimum, maximum, currency, unit }: StatedPay) {
  const range = [...new Set([minimum, maximum].filter((amount) => amount !== null && amount !== undefined))]
  return [range.join(' – '), currency, unit].filter((part) => typeof part === 'string' && part).join(' ')
}

const AMOUNT = `(${CURRENCY_PATTERN})?\\s?(${NUMBER_PATTERN})(${MULTIPLIER_PATTERN})?\\s?(${CURRENCY_PATTERN})?`
const BETWEEN =
  /^\s*(?:\/[a-z]{1,6})?\s*(?:[-–—−~〜～]+|\bto\b|\bbis\b|\baz\b|\baž\b|\bdo\b|\bà\b|\ba\b|\by\b|\band\b|\bund\b|\bet\b|\be\b|\bi\b|\boch\b|\bog\b|\ben\b|\btill\b|\btot\b|до|по)\s*$/iu
const FROM =
  /(?:\bfrom|\bab|\bod|\bà partir de|\bdesde|\bmin(?:imum|\.)?|\bvanaf|\bstarting at|\bfrån|\bda|от)\s*:?\s*$/iu
const UP_TO =
  /(?:\bup to|\bbis(?: zu)?|\baž|\bdo|\bjusqu['’]à|\bhasta|\bmax(?:imum|\.)?|\btot|\bupp till|\bfino a|до)\s*:?\s*$/iu
/** Amounts beside these words are not pay. */
const OTHER_MONEY =
  /\b(?:bonus|budget|revenue|funding|raised|valuation|arr|investment|series [a-d]|referral|stipend|allowance|customers?|users?|million|billion|budget|umsatz|příspěvek|turnover|assets)\b/iu

interface Amount {
  start: number
  end: number
  number: number
  written: string
  multiplier: number
  mark: string | null
}

export interface PayInText {
  country?: string | null
  /** The text stands under a label that says pay, so that a currency may be missing. */
  isLabelled?: boolean
}

/** Pay in a short text such as a title, a labelled value or a line. Null when no amount has a currency. */
export function salaryInText(
  value: string,
  { country = null, isLabelled = false }: PayInText = {},
): Salary | null {
  const text = squeeze(value).slice(0, 400)
  if (!/\d/.test(text) || (!isLabelled && OTHER_MONEY.test(text))) return null
  const amounts = amountsIn(text)
  for (const [index, first] of amounts.entries()) {
    const second = amounts[index + 1]
    const isRange = second !== undefined && BETWEEN.test(text.slice(first.end, second.start))
    const mark = first.mark ?? (isRange ? second.mark : null)
    if (!mark && !(isLabelled && (isRange || first.number * first.multiplier >= 1000))) continue
    const low = isRange ? scaled(first, second) : first.number * first.multiplier
    const high = isRange ? second.number * second.multiplier : null
    const before = text.slice(Math.max(0, first.start - 20), first.start)
    const after = text.slice((isRange ? second : first).end, (isRange ? second : first).end + 60)
    const around = `${text.slice(Math.max(0, first.start - 40), first.start)} ${after}`
    if (low < 1 || (!isLabelled && !isRange && low * 1 < 5)) continue
    const isUpTo = !isRange && UP_TO.test(before)
    const isFrom = !isRange && (FROM.test(before) || after.startsWith('+'))
    const unit = /\blpa\b/i.test(text) ? 'year' : (periodInWords(`${around}`) ?? periodInWords(text))
    return salaryOf({
      minimum: isUpTo ? null : low,
      maximum: isFrom ? null : (high ?? low),
      currency: mark ? (currencyOf(mark, country) ?? '') : '',
      period: unit,
      text: text.length <= 120 ? text : text.slice(Math.max(0, first.start - 30), first.end + 60).trim(),
      country,
    })
  }
  return null
}

function amountsIn(text: string): Amount[] {
  return [...text.matchAll(new RegExp(AMOUNT, 'giu'))].map((match) => ({
    start: match.index,
    end: match.index + match[0].trimEnd().length,
    number: plainNumber(match[2] ?? ''),
    written: match[2] ?? '',
    multiplier: multiplierOf(match[3]),
    mark: match[1] ?? match[4] ?? null,
  }))
}

/** "$120-150k" and "50-80.000": the smaller takes the thousands of the larger. */
function scaled(first: Amount, second: Amount): number {
  const low = first.number * first.multiplier
  const high = second.number * second.multiplier
  if (first.multiplier !== 1) return low
  const factor = second.multiplier > 1 ? second.multiplier : low < 1000 && high >= 1000 ? 1000 : 1
  return low * factor <= high ? low * factor : low
}
