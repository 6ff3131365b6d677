// Numbers as people write them: "68.000", "1,234.56", "12,00,000", "102.8K", "50 000", "2 lakh".

// biome-ignore format: a table reads better in columns.
const MULTIPLIERS: Record<string, number> = {
  k: 1e3, tis: 1e3, tys: 1e3, tsd: 1e3, mil: 1e3, тыс: 1e3, т: 1e3, m: 1e6, mio: 1e6, mln: 1e6, млн: 1e6,
  lakh: 1e5, lakhs: 1e5, lac: 1e5, lacs: 1e5, l: 1e5, lpa: 1e5, crore: 1e7, cr: 1e7, 万: 1e4,
}

/** A number with its grouping, for use in other patterns. Each part is bounded, so matching stays linear. */
export const NUMBER_PATTERN =
  "(?:\\d{1,3}(?:[.,'’ \\u00a0\\u2009\\u202f]\\d{2,3}){1,4}(?!\\d)(?:[.,]\\d{1,2}(?!\\d))?|\\d{1,9}(?:[.,]\\d{1,2}(?!\\d))?)"
export const MULTIPLIER_PATTERN =
  '(?:\\s?(?:万|(?:k|tis\\.?|tys\\.?|tsd\\.?|mil|тыс\\.?|mio\\.?|mln\\.?|млн\\.?|lakhs?|lacs?|lpa|crores?|cr|[lm](?=\\b))(?![\\p{L}])))'

export const multiplierOf = (word: string | undefined) =>
  word
    ? (MULTIPLIERS[
        word
          .trim()
          .toLowerCase()
          .replace('.', '')
          .replace(/crores?/, 'crore')
      ] ?? 1)
    : 1

/** The amount of a text or number; null when it is none. A group of exactly three digits is thousands. */
export function amountOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : null
  if (typeof value !== 'string') return null
  const text = value.trim().slice(0, 40)
  const match = new RegExp(`^\\D{0,6}(${NUMBER_PATTERN})(${MULTIPLIER_PATTERN})?`, 'iu').exec(text)
  if (!match) return null
  return plainNumber(match[1] ?? '') * multiplierOf(match[2])
}

export function plainNumber(written: string): number {
  const text = written.replace(/['’\s\u00a0\u2009\u202f]/g, '')
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
  if (last < 0) return Number(text)
  const mark = text.charAt(last)
  const digitsAfter = text.length - last - 1
  const isOnly = text.indexOf(mark) === last
  const isDecimal = digitsAfter !== 3 && isOnly
  if (!isDecimal) return Number(text.replace(/[.,]/g, ''))
  return Number(`${text.slice(0, last).replace(/[.,]/g, '')}.${text.slice(last + 1)}`)
}
