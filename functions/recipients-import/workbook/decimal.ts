// Numbers as decimal texts, rounded as people do: a double that was typed as 1.005 becomes 1.01, not 1.00.

/** Spreadsheets keep 15 digits. */
const DIGITS = 15

export interface Decimal {
  whole: string
  /** Exactly as many digits as were asked for. */
  fraction: string
}

/** `value` is finite and not negative; `places` after the point. */
export function decimal(value: number, places: number): Decimal {
  const { digits, point } = digitsOf(value)
  const padded = point < 0 ? '0'.repeat(-point) + digits : digits
  const start = Math.max(point, 0)
  const whole = padded.slice(0, start).padEnd(start, '0') || '0'
  const rest = padded.slice(start)
  const kept = rest.slice(0, places).padEnd(places, '0')
  if ((rest[places] ?? '0') < '5') return { whole, fraction: kept }
  const up = (BigInt(whole + kept) + 1n).toString().padStart(places + 1, '0')
  return { whole: up.slice(0, up.length - places), fraction: up.slice(up.length - places) }
}

/** Significant digits, and where the point is among them. */
export function digitsOf(value: number): { digits: string; point: number } {
  const [mantissa = '', exponent = '0'] = value.toExponential(DIGITS - 1).split('e')
  return { digits: mantissa.replace('.', ''), point: Number(exponent) + 1 }
}

/** A number without a format, with all its digits: long ones are numbers of something, such as telephones. */
export function general(value: number): string {
  const size = Math.abs(value)
  if (size !== 0 && (size >= 1e21 || size < 1e-9)) return String(value).toUpperCase()
  const { whole, fraction } = decimal(size, Math.min(20, Math.max(0, DIGITS - digitsOf(size).point)))
  const end = fraction.replace(/0+$/, '')
  const shown = end === '' ? whole : `${whole}.${end}`
  return value < 0 && shown !== '0' ? `-${shown}` : shown
}
