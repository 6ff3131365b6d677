// Amounts as people type and read them. They are never floating-point numbers.
import {
  exponentOf,
  formatMoney as format,
  fromDecimal,
  toDecimal,
} from '../../../../../services/shop/money/schemas.ts'
import { LOCALE } from '../../../ui/format.ts'

/** Minor units; null for what is not an amount of this currency. Both `12.50` and `12,50` are read. */
export function readAmount(text: string, currency: string): number | null {
  const plain = text.replace(/[\s\u00a0']/g, '')
  return fromDecimal(withPoint(plain), currency)
}

/** Where both signs are written, the last one divides; the others only group. */
function withPoint(text: string): string {
  const point = text.lastIndexOf('.')
  const comma = text.lastIndexOf(',')
  if (comma < 0) return text
  if (point < 0) return text.indexOf(',') === comma ? text.replace(',', '.') : text
  return comma > point ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '')
}

/** For a field that is edited: `12.50`. */
export const amountText = (amount: number | null, currency: string): string =>
  amount === null ? '' : toDecimal(amount, currency)

/** For reading: `€12.50`. */
export const formatMoney = (amount: number, currency: string): string => format(amount, currency, LOCALE)

/** What is wrong with a typed amount; undefined when nothing is. */
export function amountProblem(text: string, currency: string): string | undefined {
  if (readAmount(text, currency) !== null) return undefined
  const decimals = exponentOf(currency)
  const example = amountText(decimals === 0 ? 12 : 12 * 10 ** decimals + 5 * 10 ** (decimals - 1), currency)
  if (text.trim() === '') return `Enter an amount, such as ${example}`
  return decimals === 0
    ? `Enter a whole number, such as ${example}`
    : `Enter an amount with at most ${decimals} decimals, such as ${example}`
}
