import { expect, test } from 'vitest'
import type { ShippingMethod } from '../../../../../services/shop/shops/schemas.ts'
import { checkShipping, costWords, methodOf, NEW_RATE, shippingValuesOf } from './shipping-form.ts'

const method: ShippingMethod = {
  id: 'm',
  name: 'Parcel',
  description: '2 days',
  countries: ['DE'],
  rates: [
    { maxWeight: 2000, maxTotal: null, price: 490 },
    { maxWeight: null, maxTotal: null, price: 790 },
  ],
  freeFrom: 5000,
  taxClass: 'standard',
}

test('what is stored is written as it was', () => {
  expect(methodOf(shippingValuesOf(method, 'EUR'), 'm', 'EUR')).toEqual(method)
})

test('what it costs is said in words', () => {
  expect(costWords(method, 'EUR')).toBe('€4.90 up to 2,000 g, then €7.90 · free from €50.00')
})

test('what is wrong is told at its field', () => {
  const values = {
    ...shippingValuesOf(null, 'JPY'),
    rates: [{ ...NEW_RATE, price: '4.9', maxWeight: '1.5' }],
  }
  const problems = Object.entries(checkShipping(values, 'JPY'))
  expect(problems.flatMap(([field, problem]) => (problem ? [field] : []))).toEqual([
    'name',
    'rates.0.price',
    'rates.0.maxWeight',
  ])
})
