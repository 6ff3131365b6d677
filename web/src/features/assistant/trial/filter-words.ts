import type { UnderstoodFilters } from '../../../../../services/assistant/retrieval/schemas.ts'
import { toDecimal } from '../../../../../services/shop/money/schemas.ts'

/** What was understood of a question and applied to the shop's data, in words. Amounts are minor units. */
export function filterWords(filters: UnderstoodFilters, currency: string | null): string[] {
  const { minPrice, maxPrice, inStock, onSale, category, attributes = [] } = filters
  const amount = (minor: number) =>
    currency === null ? String(minor) : `${toDecimal(minor, currency)} ${currency}`
  return [
    ...(minPrice === undefined ? [] : [`from ${amount(minPrice)}`]),
    ...(maxPrice === undefined ? [] : [`up to ${amount(maxPrice)}`]),
    ...(inStock ? ['in stock'] : []),
    ...(onSale ? ['on sale'] : []),
    ...(category === undefined ? [] : [`category ${category}`]),
    ...attributes.map((attribute) => attribute.replace('=', ': ')),
  ]
}
