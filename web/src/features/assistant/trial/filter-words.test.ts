import { expect, test } from 'vitest'
import { filterWords } from './filter-words.ts'

test.each([
  [{}, 'EUR', []],
  [{ minPrice: 500, maxPrice: 4999 }, 'EUR', ['from 5.00 EUR', 'up to 49.99 EUR']],
  [{ maxPrice: 1250 }, 'JPY', ['up to 1250 JPY']],
  [{ maxPrice: 0 }, 'KWD', ['up to 0.000 KWD']],
  // Before the shop is loaded its currency is not known.
  [{ maxPrice: 1250 }, null, ['up to 1250']],
  [{ inStock: true, onSale: true, category: 'fruit' }, 'EUR', ['in stock', 'on sale', 'category fruit']],
  [{ inStock: false, attributes: ['Made in=England'] }, 'EUR', ['Made in: England']],
])('%j in %s', (filters, currency, words) => {
  expect(filterWords(filters, currency)).toEqual(words)
})
