// Every number must be the source's: its value, unit and bound, and it must count the same thing.

import { blocked, type Comparison, type Objection } from '../comparison.ts'
import { type Bound, type Quantity, quantitiesOf } from '../quantities.ts'
import { SMALL_WORDS } from '../vocabulary/function-words.ts'
import { areSynonyms, isCovered } from '../vocabulary/synonyms.ts'
import { isInMonth } from './months.ts'

/** What a bound may become: a claim may shrink, never grow. */
const MAY_BECOME: Record<Bound, readonly Bound[]> = {
  exact: ['exact', 'about', 'below'],
  about: ['about'],
  below: ['below'],
  above: ['above', 'exact'],
}

/** Each is compared with all of the résumé's. A line with more says too much to be checked. */
const MOST_NUMBERS = 60

export function numbersGate({ source, after }: Comparison): Objection {
  const known = quantitiesOf(source.text)
  // Months with their year are the next gate's.
  const said = quantitiesOf(after.text).filter((quantity) => !isInMonth(after.text, quantity))
  if (said.length > MOST_NUMBERS) return blocked('It has more numbers than can be compared')
  for (const quantity of said) {
    const problem = problemOf(quantity, known)
    if (problem) return blocked(problem)
  }
  return (
    shareProblem(known, source.text, said, after.text) ??
    pairProblem(known, source.text, said, after.text) ??
    rateProblem(source.text, after.text, known, said)
  )
}

function problemOf(quantity: Quantity, known: Quantity[]): string | null {
  const same = known.filter((other) => isSameAmount(quantity, other))
  const [first] = same
  if (!first) {
    const near = known.find(({ value }) => value === quantity.value)
    return near
      ? `“${quantity.raw}” is “${near.raw}” in the résumé: the unit differs`
      : `“${quantity.raw}” is not a number of the lines that it comes from`
  }
  if (!same.some(({ bound }) => MAY_BECOME[bound].includes(quantity.bound)))
    return `“${quantity.raw}” claims more than “${first.raw}”, which is ${BOUND_WORDS[first.bound]}`
  const tied = same.filter(({ preposition }) => preposition !== null)
  if (
    quantity.preposition &&
    tied.length > 0 &&
    !tied.some((other) => other.preposition === quantity.preposition)
  )
    return `“${quantity.preposition} ${quantity.raw}” is “${tied[0]?.preposition} ${first.raw}” in the résumé`
  if (quantity.unit === '' && !isYear(quantity) && !same.some((other) => countsSame(quantity, other)))
    return `“${quantity.raw}” counts something else in the résumé`
  return isMisplaced(quantity, known) ? `“${quantity.raw}” belongs to something else in the résumé` : null
}

const BOUND_WORDS: Record<Bound, string> = {
  exact: 'exact',
  about: 'only about that',
  below: 'at most that',
  above: 'at least that',
}

const SECONDS: Record<string, number> = { ns: 1e-9, us: 1e-6, ms: 1e-3, s: 1, min: 60, h: 3600 }
const YEARS: Record<string, number> = { month: 1 / 12, year: 1, decade: 10 }

function canonical({ value, unit }: Quantity): [number, string] {
  if (SECONDS[unit] !== undefined) return [value * SECONDS[unit], 'time']
  if (YEARS[unit] !== undefined) return [value * YEARS[unit], 'years']
  return [value, unit]
}

function isSameAmount(a: Quantity, b: Quantity): boolean {
  const [x, unit] = canonical(a)
  const [y, other] = canonical(b)
  return unit === other && Math.abs(x - y) <= 1e-9 * Math.max(1, Math.abs(x), Math.abs(y))
}

export const isYear = ({ value, raw }: Quantity) => /^\d{4}$/.test(raw) && value >= 1900 && value < 2100

const SMALL = SMALL_WORDS.en ?? new Set<string>()

function thingsOf({ later }: Quantity): string[] {
  const start = later.findIndex((stem) => !SMALL.has(stem) && stem !== 'plus' && stem !== 'more')
  const rest = start < 0 || start > 2 ? [] : later.slice(start)
  const end = rest.findIndex((stem) => SMALL.has(stem))
  return end < 0 ? rest : rest.slice(0, end)
}

function countsSame(a: Quantity, b: Quantity): boolean {
  const [things, others] = [thingsOf(a), thingsOf(b)]
  if (things.length === 0 || others.length === 0) return true
  return things.some((stem) => isCovered(stem, others) || others.some((other) => areSynonyms(stem, other)))
}

/** Whether the words around fit another number of the same unit better: 40 % of one thing and 20 % of another. */
function isMisplaced(quantity: Quantity, known: Quantity[]): boolean {
  const rivals = known.filter(({ unit }) => unit === quantity.unit)
  if (rivals.length < 2) return false
  const own = new Set(quantity.context.filter((stem) => !SMALL.has(stem)))
  const overlap = (other: Quantity) => new Set(other.context.filter((stem) => own.has(stem))).size
  const best = Math.max(...rivals.map(overlap))
  return Math.max(...rivals.filter((other) => isSameAmount(quantity, other)).map(overlap)) < best
}

const BETWEEN = /^\s*(?:[–—-]|→|->|to|and|bis|auf|à)\s*(?:about|around|over|almost|only)?\s*$/i

interface Pair {
  from: Quantity
  to: Quantity
  isRange: boolean
}

function pairsOf(quantities: Quantity[], text: string): Pair[] {
  return quantities.flatMap((from, index) => {
    const to = quantities[index + 1]
    if (!to) return []
    const between = text.slice(from.end, to.start)
    const isDash = /^\s*[–—-]?\s*$/.test(between) && /[–—-]/.test(text.slice(from.end - 1, to.start + 1))
    if (!isDash && !BETWEEN.test(between)) return []
    const opening = text.slice(0, from.start)
    const isChange = /(?:→|->)/.test(between) || /\bfrom\s*$/i.test(opening)
    const isAnd = /and/i.test(between)
    if (isAnd && !/\bbetween\s*$/i.test(opening)) return []
    return [{ from, to, isRange: !isChange }]
  })
}

const OF = /^\s*(?:(?:out )?of(?: the)?(?: over| about)?|\/)\s*$/i

/** "12 of 40" is not 40. */
function shareProblem(known: Quantity[], source: string, said: Quantity[], after: string): Objection {
  const shares = (quantities: Quantity[], text: string) =>
    quantities.flatMap((part, index) => {
      const whole = quantities[index + 1]
      return whole && OF.test(text.slice(part.end, whole.from)) ? [{ part, whole }] : []
    })
  const kept = shares(said, after)
  for (const { part, whole } of shares(known, source)) {
    const isAlone =
      said.some(({ value }) => value === whole.value) &&
      known.filter(({ value }) => value === whole.value).length === 1
    if (
      isAlone &&
      !kept.some((share) => share.whole.value === whole.value && share.part.value === part.value)
    )
      return blocked(`“${whole.raw}” is “${source.slice(part.start, whole.end)}” in the résumé`)
  }
  return null
}

function pairProblem(known: Quantity[], source: string, said: Quantity[], after: string): Objection {
  const pairs = pairsOf(known, source)
  const saidPairs = pairsOf(said, after)
  const isPair = (a: Pair, b: Pair) => a.from.value === b.from.value && a.to.value === b.to.value
  for (const pair of saidPairs) {
    const isReversed = pairs.some(
      ({ from, to }) => from.value === pair.to.value && to.value === pair.from.value,
    )
    if (isReversed && !pairs.some((other) => isPair(other, pair)))
      return blocked(`“${pair.from.raw}” and “${pair.to.raw}” stand the other way round in the résumé`)
  }
  for (const pair of pairs) {
    if (!pair.isRange || isYear(pair.from) || saidPairs.some((other) => isPair(other, pair))) continue
    const one = said.find(
      (quantity) =>
        (quantity.value === pair.from.value || quantity.value === pair.to.value) &&
        !known.some(
          (other) =>
            other.value === quantity.value &&
            other.start !== pair.from.start &&
            other.start !== pair.to.start,
        ),
    )
    if (one) return blocked(`“${one.raw}” is one end of “${source.slice(pair.from.start, pair.to.end)}”`)
  }
  return null
}

const RATE =
  /(?:\b(?:per|an?|each|every)\s|\/\s?)(second|sec|s|minute|min|hour|h|day|week|month|quarter|year)\b|\b(hourly|daily|weekly|monthly|quarterly|yearly|annually|annual)\b/giu
const PERIODS: Record<string, string> = {
  sec: 'second',
  s: 'second',
  min: 'minute',
  h: 'hour',
  hourly: 'hour',
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
  annually: 'year',
  annual: 'year',
}
const periodsOf = (text: string) =>
  [...text.matchAll(RATE)].map(([, noun, adverb]) => {
    const name = (noun ?? adverb ?? '').toLowerCase()
    return PERIODS[name] ?? name
  })

function rateProblem(source: string, after: string, known: Quantity[], said: Quantity[]): Objection {
  const periods = new Set(periodsOf(source))
  const stranger = periodsOf(after).find((period) => !periods.has(period))
  if (stranger !== undefined) return blocked(`“per ${stranger}” is not in the résumé`)
  const share = (quantities: Quantity[]) => quantities.filter(({ unit }) => unit === 'ord').length
  return share(said) > share(known) ? blocked('The rank is not in the résumé') : null
}
