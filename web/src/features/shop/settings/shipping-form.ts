// A way of shipping as it is written, and as the API takes it.
import type { TaxClass } from '../../../../../services/shop/money/schemas.ts'
import type { ShippingMethod } from '../../../../../services/shop/shops/schemas.ts'
import { amountProblem, amountText, formatMoney, readAmount } from '../money/amounts.ts'

export interface RateValues {
  maxWeight: string
  maxTotal: string
  price: string
}

export interface ShippingValues {
  name: string
  description: string
  countries: string[]
  rates: RateValues[]
  freeFrom: string
  taxClass: TaxClass
}

export const NEW_RATE: RateValues = { maxWeight: '', maxTotal: '', price: '' }

export function shippingValuesOf(method: ShippingMethod | null, currency: string): ShippingValues {
  return {
    name: method?.name ?? '',
    description: method?.description ?? '',
    countries: [...(method?.countries ?? [])],
    rates: method?.rates.map((rate) => ({
      maxWeight: String(rate.maxWeight ?? ''),
      maxTotal: amountText(rate.maxTotal, currency),
      price: amountText(rate.price, currency),
    })) ?? [NEW_RATE],
    freeFrom: amountText(method?.freeFrom ?? null, currency),
    taxClass: method?.taxClass ?? 'standard',
  }
}

const isNothing = (text: string) => text.trim() === ''

export function checkShipping(values: ShippingValues, currency: string): Record<string, string | undefined> {
  const problems: Record<string, string | undefined> = {
    name: isNothing(values.name) ? 'Give it a name' : undefined,
    freeFrom: isNothing(values.freeFrom) ? undefined : amountProblem(values.freeFrom, currency),
  }
  values.rates.forEach(({ maxWeight, maxTotal, price }, at) => {
    problems[`rates.${at}.price`] = amountProblem(price, currency)
    problems[`rates.${at}.maxTotal`] = isNothing(maxTotal) ? undefined : amountProblem(maxTotal, currency)
    problems[`rates.${at}.maxWeight`] = /^\s*\d{0,8}\s*$/.test(maxWeight) ? undefined : 'Enter whole grams'
  })
  return problems
}

export const methodOf = (values: ShippingValues, id: string, currency: string): ShippingMethod => ({
  id,
  name: values.name.trim(),
  description: values.description.trim(),
  countries: values.countries,
  rates: values.rates.map(({ maxWeight, maxTotal, price }) => ({
    maxWeight: isNothing(maxWeight) ? null : Number(maxWeight),
    maxTotal: readAmount(maxTotal, currency),
    price: readAmount(price, currency) ?? 0,
  })),
  freeFrom: readAmount(values.freeFrom, currency),
  taxClass: values.taxClass,
})

/** "€4.90 up to 2,000 g, then €7.90", "free from €50.00". */
export function costWords({ rates, freeFrom }: ShippingMethod, currency: string): string {
  const words = rates.map(({ price, maxWeight, maxTotal }) => {
    const limits = [
      maxWeight !== null && `up to ${maxWeight.toLocaleString('en')} g`,
      maxTotal !== null && `up to ${formatMoney(maxTotal, currency)}`,
    ].filter(Boolean)
    return [formatMoney(price, currency), ...limits].join(' ')
  })
  const free = freeFrom === null ? [] : [`free from ${formatMoney(freeFrom, currency)}`]
  return [words.join(', then '), ...free].join(' · ')
}
