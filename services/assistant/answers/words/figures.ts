// The numbers that a text states, so that those of an answer can be compared with those of its evidence.
import { isScale, needsUnit, numberOfWord } from './number-words.ts'
import { currencyBefore, type Unit, unitAfter } from './units.ts'

export interface Figure {
  /** As it is written, without its unit. */
  written: string
  /** `1.195` may be either of two numbers. */
  values: readonly number[]
  unit: Unit | null
  /** Where it begins. */
  at: number
}

const TIME = String.raw`\d{1,2}[:.h]\d{2}(?=\s*(?:uhr|[ap]\.?m\b|h\b))|\d{1,2}[:h]\d{2}(?!\d)`
const DIGITS = String.raw`\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?![\d])|\d+(?:[.,]\d+)?`
const WORD = String.raw`(?<![\p{L}\p{N}-])\p{L}+(?:-\p{L}+)?(?![\p{L}\p{N}])`

/** What stands right behind these is a price without its currency. */
const COSTS =
  /(?:\bcosts?|\bpriced?(?: is| are| of| at)?:?|\bkostet|\bkosten|\bkost|\bcoûtent|\bcoûte|\bcuestan?|\bcostano?)\s+(?:only |just |about |exactly |nur |maar |slechts |seulement |solo )?$/iu
const ANY_MONEY: Unit = { of: 'money', factor: 1, currency: null }

export function figuresIn(original: string): Figure[] {
  // Full width, superscripts and fractions become plain, and then the digits of all scripts.
  const text = toAsciiDigits(original.normalize('NFKC'))
  const figures: Figure[] = []
  let scaled: Figure | null = null
  for (const found of text.matchAll(new RegExp(`(${TIME})|(${DIGITS})|(${WORD})`, 'giu'))) {
    const [written, time, digits, word] = found
    const after = text.slice(found.index + written.length, found.index + written.length + 40)
    const before = text.slice(Math.max(0, found.index - 5), found.index)
    const figure = { written, at: found.index }
    if (time !== undefined) figures.push({ ...figure, ...toTime(time, after) })
    else if (digits !== undefined) {
      const hour = hourOf(digits, after)
      const unit = currencyBefore(before) ?? unitAfter(after)
      const money =
        unit ?? (COSTS.test(text.slice(Math.max(0, found.index - 30), found.index)) ? ANY_MONEY : null)
      figures.push(
        hour === null ? { ...figure, values: valuesOf(digits), unit: money } : { ...figure, ...hour },
      )
    } else if (word !== undefined) {
      const value = numberOfWord(word.toLowerCase())
      if (value === null) continue
      // "two hundred"
      const last: Figure | null = scaled
      if (isScale(value) && last && last.at + last.written.length + 1 === found.index) {
        figures[figures.indexOf(last)] = {
          ...last,
          values: last.values.map((each) => each * value),
          unit: unitAfter(after),
        }
        continue
      }
      const unit = unitAfter(after)
      if (unit === null && needsUnit(word.toLowerCase())) continue
      scaled = { ...figure, values: [value], unit }
      figures.push(scaled)
    }
  }
  return figures
}

const TIMES_UNIT: Unit = { of: 'time', factor: 1 }

function toTime(written: string, after: string): Pick<Figure, 'values' | 'unit'> {
  const [hours = 0, minutes = 0] = written.split(/[:.h]/i).map(Number)
  return { values: [to24(hours, after) * 60 + minutes], unit: TIMES_UNIT }
}

/** "2 pm", "14 Uhr", "14h". */
function hourOf(digits: string, after: string): Pick<Figure, 'values' | 'unit'> | null {
  if (!/^\d{1,2}$/.test(digits) || !/^\s*([ap]\.?m\b|uhr\b|o['’]clock)/i.test(after)) return null
  return { values: [to24(Number(digits), after) * 60], unit: TIMES_UNIT }
}

const to24 = (hours: number, after: string) =>
  /^\s*p\.?m/i.test(after) && hours < 12 ? hours + 12 : /^\s*a\.?m/i.test(after) && hours === 12 ? 0 : hours

/** Both readings of what may be a thousands separator or a decimal one. */
function valuesOf(digits: string): number[] {
  const plain = digits.replace(/['’\u00a0\u202f]/g, '')
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','))
  if (last < 0) return [Number(plain)]
  const whole = Number(plain.replace(/[.,]/g, ''))
  const decimal = Number(`${plain.slice(0, last).replace(/[.,]/g, '')}.${plain.slice(last + 1)}`)
  const isGrouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(plain)
  if (!isGrouped) return [decimal]
  return plain.match(/[.,]/g)?.length === 1 ? [decimal, whole] : [whole]
}

const toAsciiDigits = (text: string): string =>
  text.replace(/(?![0-9])\p{Nd}/gu, (digit) => String(digitOf(digit)))

/** Each script has its ten digits in a row. */
function digitOf(digit: string): number {
  const point = digit.codePointAt(0) ?? 0
  let before = 0
  while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before += 1
  return before % 10
}

/** Whether the evidence has the number, as a price where it is said as one, and with no other unit. */
export function hasFigure(evidence: readonly Figure[], { values, unit }: Figure): boolean {
  return evidence.some((known) => {
    const isSame = known.values.some((one) => values.some((other) => isEqual(one, other)))
    if (unit === null)
      return isSame || (known.unit?.of === 'time' && values.some((hour) => known.values.includes(hour * 60)))
    if (known.unit === null) {
      // A bare number is no price, and no share of anything.
      if (unit.of === 'money' || unit.of === 'percent') return false
      return unit.of === 'time' ? values.some((each) => known.values.includes(each / 60)) : isSame
    }
    if (known.unit.of !== unit.of) return false
    if ((known.unit.currency ?? unit.currency) !== (unit.currency ?? known.unit.currency)) return false
    const [one, other] = [known.unit.factor, unit.factor]
    return known.values.some((each) => values.some((value) => isEqual(each * one, value * other)))
  })
}

const isEqual = (one: number, other: number) => Math.abs(one - other) < 1e-9 * Math.max(1, Math.abs(one))
