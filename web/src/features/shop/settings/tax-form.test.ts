import { expect, test } from 'vitest'
import type { TaxSettings } from '../../../../../services/shop/shops/schemas.ts'
import { checkTax, taxOf, taxValuesOf } from './tax-form.ts'

const tax: TaxSettings = {
  isRegistered: true,
  pricesIncludeTax: true,
  number: 'DE123456789',
  rates: { DE: { standard: 1900, reduced: 700 }, FR: { standard: 2000, reduced: 550 } },
  elsewhere: 'home',
}

test('what is stored is shown as percentages, and written as it was', () => {
  const values = taxValuesOf(tax)
  expect(values.rates[1]).toEqual({ country: 'FR', standard: '20', reduced: '5.5' })
  expect(taxOf(values)).toEqual(tax)
})

test('rates that are none, and countries twice, are told', () => {
  const rates = [
    { country: 'DE', standard: '19', reduced: '7,5' },
    { country: 'DE', standard: '101', reduced: '-1' },
  ]
  const problems = checkTax({ ...taxValuesOf(tax), rates })
  expect(Object.entries(problems).flatMap(([field, problem]) => (problem ? [field] : []))).toEqual([
    'rates.1.standard',
    'rates.1.reduced',
    'rates.1.country',
  ])
})
