// Tax rates as they are written, by country, and as the API takes them.
import type { TaxSettings } from '../../../../../services/shop/shops/schemas.ts'
import { readPercent } from '../products/bulk-changes.ts'

export interface RateRow {
  country: string
  standard: string
  reduced: string
}

export interface TaxValues {
  isRegistered: boolean
  pricesIncludeTax: boolean
  number: string
  elsewhere: TaxSettings['elsewhere']
  rates: RateRow[]
}

export const percentText = (basisPoints: number): string => String(basisPoints / 100)

export function taxValuesOf({ rates, ...tax }: TaxSettings): TaxValues {
  return {
    ...tax,
    rates: Object.entries(rates).map(([country, { standard, reduced }]) => ({
      country,
      standard: percentText(standard),
      reduced: percentText(reduced),
    })),
  }
}

const rateProblem = (text: string): string | undefined => {
  const points = readPercent(text)
  return points !== null && points >= 0 && points <= 10_000 ? undefined : 'Enter a percentage, such as 19'
}

export function checkTax({ rates }: TaxValues): Record<string, string | undefined> {
  const problems: Record<string, string | undefined> = {}
  rates.forEach(({ country, standard, reduced }, at) => {
    problems[`rates.${at}.standard`] = rateProblem(standard)
    problems[`rates.${at}.reduced`] = rateProblem(reduced)
    if (rates.findIndex((other) => other.country === country) !== at)
      problems[`rates.${at}.country`] = 'This country is there already'
  })
  return problems
}

export const taxOf = ({ rates, ...tax }: TaxValues): TaxSettings => ({
  ...tax,
  number: tax.number.trim(),
  rates: Object.fromEntries(
    rates.map(({ country, standard, reduced }) => [
      country,
      { standard: readPercent(standard) ?? 0, reduced: readPercent(reduced) ?? 0 },
    ]),
  ),
})
