// Numbers as cells show them: the person who made the list saw $34.30 and 29.02.2024, so mails say that.
import { dateText } from './date-text.ts'
import { decimal, digitsOf, general } from './decimal.ts'
import { type FormatPart, type FormatSection, isDate, parseFormat } from './format-code.ts'

/** Formats numbers by their format codes, which are parsed once. */
export function numberTexts(is1904: boolean) {
  const parsed = new Map<string, FormatSection[]>()
  const sectionsOf = (code: string) => {
    const known = parsed.get(code) ?? parseFormat(code)
    parsed.set(code, known)
    return known
  }

  return (value: number, code: string): string => {
    if (code === 'General' || code === '@' || code === '') return general(value)
    const { section, isSigned } = sectionFor(value, sectionsOf(code))
    if (section.parts.some(({ kind }) => kind === 'general' || kind === 'text'))
      return withLiterals(section, general(isSigned ? value : Math.abs(value)))
    // A section for negative numbers shows their sign itself, or means to leave it out.
    if (isDate(section)) return dateText(value, section, is1904) ?? general(value)
    const shown = numberText(Math.abs(value), section)
    return value < 0 && isSigned && /[1-9]/.test(shown) ? `-${shown}` : shown
  }
}

interface Chosen {
  section: FormatSection
  isSigned: boolean
}

function sectionFor(value: number, sections: readonly FormatSection[]): Chosen {
  const [first, second, third] = sections
  if (!first) return { section: { parts: [], condition: null, language: null }, isSigned: true }
  const conditional = sections.find(({ condition }) => condition && holds(value, condition))
  if (conditional) return { section: conditional, isSigned: conditional === first || value >= 0 }
  if (sections.some(({ condition }) => condition !== null)) {
    const other = sections.find(({ condition }) => condition === null) ?? first
    return { section: other, isSigned: true }
  }
  if (value < 0 && second) return { section: second, isSigned: false }
  if (value === 0 && third) return { section: third, isSigned: false }
  return { section: first, isSigned: true }
}

function holds(value: number, { operator, value: limit }: { operator: string; value: number }): boolean {
  if (operator === '<') return value < limit
  if (operator === '<=') return value <= limit
  if (operator === '>') return value > limit
  if (operator === '>=') return value >= limit
  return operator === '=' ? value === limit : value !== limit
}

const withLiterals = ({ parts }: FormatSection, text: string) =>
  parts.map((part) => (part.kind === 'literal' ? part.text : isValue(part) ? text : '')).join('')

const isValue = ({ kind }: FormatPart) => kind === 'general' || kind === 'text'

function numberText(value: number, { parts }: FormatSection): string {
  const digits = parts.flatMap((part) => (part.kind === 'digits' ? [part.text] : []))
  if (digits.length === 0) return withPercent(parts)
  const slash = parts.findIndex((part) => part.kind === 'literal' && part.text === '/')
  // Fractions are shown as decimals: a mail that says 0.5 is as good as one that says 1/2.
  if (slash >= 0) return general(value)
  const percents = parts.filter(({ kind }) => kind === 'percent').length
  const exponent = parts.find((part) => part.kind === 'exponent')
  const scaled = value * 100 ** percents
  return exponent ? scientific(scaled, parts, exponent.text) : filled(scaled, parts)
}

const withPercent = (parts: readonly FormatPart[]) =>
  parts.map((part) => (part.kind === 'literal' ? part.text : part.kind === 'percent' ? '%' : '')).join('')

interface Pattern {
  whole: string
  fraction: string
  hasGroups: boolean
  thousands: number
}

function patternOf(text: string): Pattern {
  const [before = '', after = ''] = text.split('.')
  const scale = /,*$/.exec(text)?.[0].length ?? 0
  const whole = before.replaceAll(',', '')
  return {
    whole,
    fraction: after.replaceAll(',', ''),
    hasGroups: /[#0?],+[#0?]/.test(before),
    thousands: scale,
  }
}

/** Digits go where the first run of signs is; further runs of it, as in `000-00`, are filled from the right. */
function filled(value: number, parts: readonly FormatPart[]): string {
  const runs = parts.flatMap((part) => (part.kind === 'digits' ? [part.text] : []))
  const { whole, fraction, hasGroups, thousands } = patternOf(runs.join(''))
  const { whole: shown, fraction: after } = decimal(value / 1000 ** thousands, fraction.length)
  const least = whole.replace(/^[#?]+/, '').length
  const digits =
    shown === '0' && least === 0 && whole.includes('0') === false ? '' : shown.padStart(least, '0')
  const end = trimmedFraction(after, fraction)
  if (runs.length > 1) return divided(digits + end.replace('.', ''), parts)
  const grouped = hasGroups ? digits.replace(/\B(?=(?:\d{3})+$)/g, ',') : digits
  return replaced(parts, grouped + end)
}

/** `#` after the point leaves zeros at the end out. */
function trimmedFraction(digits: string, pattern: string): string {
  const least = pattern.replace(/[#?]+$/, '').length
  let length = digits.length
  while (length > least && digits[length - 1] === '0') length -= 1
  return length > 0 ? `.${digits.slice(0, length)}` : pattern.length > 0 && least > 0 ? '.' : ''
}

function replaced(parts: readonly FormatPart[], number: string): string {
  return parts
    .map((part) => {
      if (part.kind === 'literal') return part.text
      if (part.kind === 'digits') return number
      return part.kind === 'percent' ? '%' : ''
    })
    .join('')
}

/** Formats such as `000-00-0000`: every run takes its digits, the first one all that are left. */
function divided(digits: string, parts: readonly FormatPart[]): string {
  const texts = parts.map((part) => ('text' in part ? part.text : ''))
  let left = digits
  const first = parts.findIndex(({ kind }) => kind === 'digits')
  for (let index = parts.length - 1; index >= 0; index--) {
    if (parts[index]?.kind !== 'digits') continue
    const length = (texts[index] ?? '').replace(/[.,]/g, '').length
    const cut = index === first ? 0 : Math.max(0, left.length - length)
    texts[index] = left.slice(cut)
    left = left.slice(0, cut)
  }
  return texts.join('')
}

function scientific(value: number, parts: readonly FormatPart[], exponent: string): string {
  const [run = '0'] = parts.flatMap((part) => (part.kind === 'digits' ? [part.text] : []))
  const { fraction } = patternOf(run)
  const power = value === 0 ? 0 : digitsOf(value).point - 1
  const { whole, fraction: after } = decimal(value === 0 ? 0 : value / 10 ** power, fraction.length)
  const sign = power < 0 ? '-' : exponent[1] === '+' ? '+' : ''
  const zeros = String(Math.abs(power)).padStart(exponent.length - 2, '0')
  return `${whole}${trimmedFraction(after, fraction)}E${sign}${zeros}`
}
