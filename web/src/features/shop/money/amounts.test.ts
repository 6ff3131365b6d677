import { expect, test } from 'vitest'
import { amountProblem, amountText, readAmount } from './amounts.ts'

test.each([
  ['12.5', 'EUR', 1250],
  ['12,50', 'EUR', 1250],
  ['1.234,56', 'EUR', 123_456],
  ['1,234.56', 'EUR', 123_456],
  ["1'234.56", 'CHF', 123_456],
  ['1 234,56', 'EUR', 123_456],
  ['1250', 'JPY', 1250],
  ['1.234', 'KWD', 1234],
  // Neither a thousand and more, nor an amount with two decimals.
  ['1,234', 'EUR', null],
  ['1,234,567', 'EUR', null],
  ['12.5', 'JPY', null],
  ['-1', 'EUR', null],
  ['1e3', 'EUR', null],
  ['twelve', 'EUR', null],
  ['', 'EUR', null],
])('%j in %s is read as %s', (text, currency, amount) => {
  expect(readAmount(text, currency)).toBe(amount)
})

test('what is shown in a field is read as it was', () => {
  for (const [amount, currency] of [
    [5, 'EUR'],
    [123_456, 'EUR'],
    [1250, 'JPY'],
    [7, 'KWD'],
  ] as const)
    expect(readAmount(amountText(amount, currency), currency)).toBe(amount)
})

test.each([
  ['', 'EUR', 'Enter an amount, such as 12.50'],
  ['1.234', 'EUR', 'Enter an amount with at most 2 decimals, such as 12.50'],
  ['1.5', 'JPY', 'Enter a whole number, such as 12'],
  ['12', 'EUR', undefined],
])('%j in %s: %s', (text, currency, problem) => {
  expect(amountProblem(text, currency)).toBe(problem)
})
