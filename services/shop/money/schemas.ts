// Money is a whole number of a currency's minor units: 1250 is 12.50 EUR, 1250 JPY, or 1.250 KWD.
import Type, { type Static } from 'typebox'

/** Far above every real price, and far below where sums of many lines would no longer be exact. */
export const MAX_AMOUNT = 100_000_000_000

/** Minor units. */
export const Amount = Type.Integer({ minimum: 0, maximum: MAX_AMOUNT })

/** ISO 4217. */
export const Currency = Type.String({ pattern: '^[A-Z]{3}$' })

/** ISO 3166-1 alpha-2. */
export const Country = Type.String({ pattern: '^[A-Z]{2}$' })

/** Basis points: 1900 is 19 %. */
export const BasisPoints = Type.Integer({ minimum: 0, maximum: 10_000 })

export const TaxClass = Type.Enum(['standard', 'reduced', 'zero'])
export type TaxClass = Static<typeof TaxClass>

/**
 * ISO 4217's exponents other than 2. Intl's own differ between browsers for some currencies, and an amount must not be
 * a hundred times another on a different device.
 */
const EXPONENTS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
}
const exponents = new Map(
  Object.entries(EXPONENTS).flatMap(([exponent, currencies]) =>
    currencies.split(' ').map((currency) => [currency, Number(exponent)] as const),
  ),
)

let known: ReadonlySet<string> | undefined

export function isCurrency(currency: string): boolean {
  known ??= new Set(Intl.supportedValuesOf('currency'))
  return known.has(currency)
}

/** How many decimal digits the minor unit is: 2 for EUR. Throws RangeError for a currency that does not exist. */
export function exponentOf(currency: string): number {
  if (!isCurrency(currency)) throw new RangeError(`${currency} is not a currency`)
  return exponents.get(currency) ?? 2
}

/** As programs write it: 1250 EUR is `12.50`, 1250 JPY is `1250`. */
export function toDecimal(amount: number, currency: string): string {
  const exponent = exponentOf(currency)
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0')
  const whole = digits.slice(0, digits.length - exponent)
  const text = exponent === 0 ? whole : `${whole}.${digits.slice(-exponent)}`
  return amount < 0 ? `-${text}` : text
}

/** The amount of a text such as `12.5`; null when it is no amount of the currency, or has too many decimals. */
export function fromDecimal(text: string, currency: string): number | null {
  const exponent = exponentOf(currency)
  const [, whole, decimals = ''] = /^(\d{1,15})(?:\.(\d+))?$/.exec(text.trim()) ?? []
  if (whole === undefined || decimals.length > exponent) return null
  const amount = Number(`${whole}${decimals.padEnd(exponent, '0')}`)
  return amount <= MAX_AMOUNT ? amount : null
}

const formats = new Map<string, Intl.NumberFormat>()

/** As people read it. `locale` is BCP 47. */
export function formatMoney(amount: number, currency: string, locale: string): string {
  const key = `${locale} ${currency}`
  const digits = exponentOf(currency)
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(locale, {
      ...{ style: 'currency', currency },
      ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
    })
  formats.set(key, format)
  return format.format(toDecimal(amount, currency) as Intl.StringNumericLiteral)
}
