import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isThorough } from '../../../tests/thorough.ts'
import { allocate } from './allocate.ts'
import { proportion } from './rounding.ts'
import { exponentOf, formatMoney, fromDecimal, MAX_AMOUNT, toDecimal } from './schemas.ts'

const numRuns = isThorough ? 20_000 : 300

describe('currencies', () => {
  test.each([
    ['JPY', 0],
    ['EUR', 2],
    ['KWD', 3],
    // Intl of some engines says 0.
    ['RSD', 2],
    ['IQD', 3],
  ])('%s has %i decimals', (currency, exponent) => {
    expect(exponentOf(currency)).toBe(exponent)
  })

  test.each(['EUX', 'eur', '', 'EURO'])('%j is not a currency', (currency) => {
    expect(() => exponentOf(currency)).toThrow(RangeError)
  })

  test.each([
    [1250, 'EUR', 'en', '€12.50'],
    [1250, 'JPY', 'en', '¥1,250'],
    [1250, 'KWD', 'en', 'KWD 1.250'],
    [5, 'EUR', 'de', '0,05 €'],
    [0, 'USD', 'en', '$0.00'],
    [150, 'RSD', 'en', 'RSD 1.50'],
    [MAX_AMOUNT, 'EUR', 'en', '€1,000,000,000.00'],
  ])('%i %s in %s is %s', (amount, currency, locale, text) => {
    // Intl writes spaces that do not break.
    expect(formatMoney(amount, currency, locale).replaceAll('\u00a0', ' ')).toBe(text)
  })

  test.each([
    ['12.5', 'EUR', 1250],
    ['12', 'JPY', 12],
    ['0.001', 'KWD', 1],
    ['0.005', 'EUR', null],
    ['12.0', 'JPY', null],
    ['-1', 'EUR', null],
    ['1e3', 'EUR', null],
    ['', 'EUR', null],
    ['1000000000.01', 'EUR', null],
  ])('%j in %s is read as %s', (text, currency, amount) => {
    expect(fromDecimal(text, currency)).toBe(amount)
  })

  test('an amount that is written is read as it was', () => {
    const currency = fc.constantFrom('JPY', 'EUR', 'KWD')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_AMOUNT }), currency, (amount, of) => {
        expect(fromDecimal(toDecimal(amount, of), of)).toBe(amount)
      }),
      { numRuns },
    )
  })
})

describe('rounding', () => {
  test.each([
    [1999, 7500, 10_000, 1499],
    [1, 1, 2, 1],
    [3, 1, 2, 2],
    [5, 1, 4, 1],
    [0, 1, 3, 0],
    // As a floating-point product it would be 1 less.
    [9_007_199_254_740_991, 9999, 9999, 9_007_199_254_740_991],
  ])('%i × %i / %i is %i', (amount, numerator, denominator, result) => {
    expect(proportion(amount, numerator, denominator)).toBe(result)
  })

  test.each([
    [1.5, 1, 1],
    [-1, 1, 1],
    [1, 1, 0],
    [Number.NaN, 1, 1],
    [2 ** 53, 1, 1],
  ])('%d × %d / %d is refused', (amount, numerator, denominator) => {
    expect(() => proportion(amount, numerator, denominator)).toThrow(RangeError)
  })
})

describe('allocating', () => {
  test.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [1, [1, 3, 2], [0, 1, 0]],
    [10, [0, 5, 0], [0, 10, 0]],
    [0, [0, 0], [0, 0]],
    [0, [], []],
    [7, [3, 3, 1], [3, 3, 1]],
    [2, [1, 1, 1], [1, 1, 0]],
  ])('%i by %j is %j', (amount, weights, parts) => {
    expect(allocate(amount, weights)).toEqual(parts)
  })

  test.each([
    [1, [0, 0]],
    [1, []],
    [1, [-1, 2]],
    [-1, [1]],
    [1.5, [1]],
    [0, [-1, 1]],
  ])('%d by %j is refused', (amount, weights) => {
    expect(() => allocate(amount, weights)).toThrow(RangeError)
  })

  test('parts add up, and none is a unit or more from its share', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 100 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_AMOUNT }), weights, (amount, by) => {
        const whole = by.reduce((sum, weight) => sum + weight, 0)
        fc.pre(whole > 0)
        const parts = allocate(amount, by)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount)
        for (const [index, part] of parts.entries())
          expect(Math.abs(part - (amount * (by[index] ?? 0)) / whole)).toBeLessThan(1.0001)
      }),
      { numRuns },
    )
  })
})
