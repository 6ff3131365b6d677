import { expect, test } from 'vitest'
import { countryOf, countryOptions, currencyIn } from './countries.ts'

test.each([
  ['en-US', 'US'],
  ['de', 'DE'],
  ['ja', 'JP'],
  ['pt-BR', 'BR'],
  // Some systems add what is no part of a language.
  ['en-US@posix', 'US'],
  ['es-419', 'DE'],
  ['', 'DE'],
])('a browser in %j is in %s', (language, country) => {
  expect(countryOf(language)).toBe(country)
})

test.each([
  ['DE', 'EUR'],
  ['CH', 'CHF'],
  ['KW', 'KWD'],
  ['JP', 'JPY'],
  ['AQ', 'USD'],
])('shops in %s mostly use %s', (country, currency) => {
  expect(currencyIn(country)).toBe(currency)
})

test('every country has a name, and an ISO currency', () => {
  const known = new Set(Intl.supportedValuesOf('currency'))
  const wrong = countryOptions().filter(
    ({ value, label }) => label === value || !known.has(currencyIn(value)),
  )
  expect(wrong).toEqual([])
})
