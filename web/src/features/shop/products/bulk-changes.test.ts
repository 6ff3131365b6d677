import { expect, test } from 'vitest'
import type { Product, Variant } from '../../../../../services/shop/products/schemas.ts'
import { type BulkRule, changesBack, changesOf, planChanges, readPercent } from './bulk-changes.ts'

const variant = (part: Partial<Variant>): Variant => ({
  id: 'v',
  sku: '',
  options: [],
  price: 1000,
  compareAt: null,
  weight: 0,
  onHand: 10,
  reserved: 0,
  ...part,
})

const product = (...variants: Variant[]) => ({ id: 'p', title: 'Bread', variants }) as Product

const rule = (part: Partial<BulkRule>): BulkRule => ({
  what: 'price',
  how: 'percent',
  value: 0,
  keepsOldPrice: false,
  ...part,
})

test.each<[number, Partial<BulkRule>, number]>([
  [1999, { value: -2500 }, 1499],
  [3, { value: -5000 }, 2],
  [1000, { value: 1250 }, 1125],
  // As a floating-point product it would be 1 less.
  [99_999_999_999, { value: -1 }, 99_989_999_999],
  [1000, { how: 'add', value: -250 }, 750],
  [1000, { how: 'set', value: 5 }, 5],
])('a price of %i changed by %j is %i', (price, part, after) => {
  expect(planChanges([product(variant({ price }))], rule(part)).rows.map((row) => row.after)).toEqual([after])
})

test('nothing falls below zero, and what stays as it is is not sent', () => {
  const plan = planChanges(
    [
      product(
        variant({ id: 'a', onHand: 3 }),
        variant({ id: 'b', onHand: 5 }),
        variant({ id: 'c', onHand: null }),
      ),
    ],
    rule({ what: 'stock', how: 'add', value: -4 }),
  )
  expect(changesOf(plan)).toEqual([{ productId: 'p', variantId: 'b', onHand: 1 }])
  expect(plan.impossible.map(({ variant: { id } }) => id)).toEqual(['a'])
  expect(plan.untouched).toBe(1)
})

test('a stock that was not counted can be set, and undone', () => {
  const plan = planChanges(
    [product(variant({ onHand: null }))],
    rule({ what: 'stock', how: 'set', value: 7 }),
  )
  expect(changesOf(plan)).toEqual([{ productId: 'p', variantId: 'v', onHand: 7 }])
  expect(changesBack(plan)).toEqual([{ productId: 'p', variantId: 'v', onHand: null }])
})

test('a sale shows the old price, and a price above the old one takes it away', () => {
  const sale = planChanges([product(variant({}))], rule({ value: -1000, keepsOldPrice: true }))
  expect(changesOf(sale)).toEqual([{ productId: 'p', variantId: 'v', price: 900, compareAt: 1000 }])
  expect(changesBack(sale)).toEqual([{ productId: 'p', variantId: 'v', price: 1000, compareAt: null }])
  const raised = planChanges([product(variant({ compareAt: 1100 }))], rule({ value: 2000 }))
  expect(changesOf(raised)).toEqual([{ productId: 'p', variantId: 'v', price: 1200, compareAt: null }])
})

test.each([
  ['10', 1000],
  ['-12,5', -1250],
  ['−3.25 %', -325],
  ['+7%', 700],
  ['', null],
  ['1.234', null],
  ['ten', null],
])('%j is %s basis points', (text, points) => {
  expect(readPercent(text)).toBe(points)
})
