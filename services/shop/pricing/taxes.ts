import { allocate } from '../money/allocate.ts'
import { proportion } from '../money/rounding.ts'
import type { TaxClass } from '../money/schemas.ts'
import type { TaxSettings } from '../shops/schemas.ts'
import { WHOLE } from './discount-rules.ts'
import { sumOf } from './input.ts'
import type { TaxPart } from './schemas.ts'

export interface Taxed {
  taxClass: TaxClass
  /** After discounts; whether tax is in it depends on the shop. */
  amount: number
}

export interface TaxInput {
  settings: TaxSettings
  /** The shop's own country. */
  home: string
  /** Where it goes. */
  country: string
  items: readonly Taxed[]
}

export interface Taxes {
  /** Of each item: basis points, and its part of the tax. */
  items: { rate: number; tax: number }[]
  parts: TaxPart[]
}

/** Whether what a shop shows as prices contains tax. */
export const includesTax = ({ isRegistered, pricesIncludeTax }: TaxSettings): boolean =>
  isRegistered && pricesIncludeTax

/** Computed once for each rate, over all that has it, and then split among the items. */
export function taxesOf({ settings, home, country, items }: TaxInput): Taxes {
  const rateOf = (taxClass: TaxClass) => taxRate({ settings, home, country }, taxClass)
  const taxed = items.map((item) => ({ ...item, rate: rateOf(item.taxClass), tax: 0 }))
  if (!settings.isRegistered) return { items: taxed, parts: [] }
  const rates = [...new Set(taxed.map(({ rate }) => rate))].sort((a, b) => b - a)
  const parts = rates.map((rate) => {
    const same = taxed.filter((item) => item.rate === rate)
    const amounts = same.map(({ amount }) => amount)
    const sum = sumOf(amounts)
    const isIncluded = includesTax(settings)
    const tax = proportion(sum, rate, isIncluded ? WHOLE + rate : WHOLE)
    for (const [index, share] of allocate(tax, amounts).entries()) {
      const item = same[index]
      if (item) item.tax = share
    }
    const taxClass = CLASSES.find((each) => same.some((item) => item.taxClass === each)) ?? 'zero'
    return { rate, taxClass, base: isIncluded ? sum - tax : sum, tax }
  })
  return { items: taxed, parts }
}

const CLASSES = ['standard', 'reduced', 'zero'] as const

function taxRate({ settings, home, country }: Omit<TaxInput, 'items'>, taxClass: TaxClass): number {
  if (!settings.isRegistered || taxClass === 'zero') return 0
  const elsewhere = settings.elsewhere === 'home' ? settings.rates[home] : undefined
  return (settings.rates[country] ?? elsewhere)?.[taxClass] ?? 0
}
