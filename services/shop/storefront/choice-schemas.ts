// What a list of products shows, as its address says it, and back. Prices are written as people write them.
import Type, { type Static } from 'typebox'
import { CatalogueSort } from '../catalogue/schemas.ts'
import { fromDecimal, toDecimal } from '../money/schemas.ts'

/** Products of a page of a list. */
export const LIST_PAGE = 24

/** What a list shows. */
export interface Choice {
  q: string
  sort: CatalogueSort
  /** `Origin=Italy`. */
  attributes: readonly string[]
  /** Minor units. */
  minPrice: number | null
  maxPrice: number | null
  inStock: boolean
  onSale: boolean
  /** Null for the first page. */
  cursor: string | null
}

const Price = Type.String({ maxLength: 20 })
const Yes = Type.Union([Type.Literal('true'), Type.Literal('')])

/** Empty values come from forms without a script. */
export const ChoiceQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200 })),
  sort: Type.Optional(CatalogueSort),
  attribute: Type.Optional(Type.Array(Type.String({ maxLength: 130 }), { maxItems: 50 })),
  from: Type.Optional(Price),
  to: Type.Optional(Price),
  inStock: Type.Optional(Yes),
  onSale: Type.Optional(Yes),
  cursor: Type.Optional(Type.String({ maxLength: 2000 })),
})
export type ChoiceQuery = Static<typeof ChoiceQuery>

export function choiceOf(query: ChoiceQuery, currency: string): Choice {
  const amount = (text = '') => fromDecimal(text.trim().replace(',', '.'), currency)
  return {
    q: query.q?.trim() ?? '',
    sort: query.sort ?? 'relevance',
    attributes: (query.attribute ?? []).filter((each) => /^[^=]+=./.test(each)),
    minPrice: amount(query.from),
    maxPrice: amount(query.to),
    inStock: query.inStock === 'true',
    onSale: query.onSale === 'true',
    cursor: query.cursor || null,
  }
}

/** For the address of the page. */
export function addressOf(choice: Choice, currency: string): URLSearchParams {
  const { q, sort, attributes, minPrice, maxPrice, inStock, onSale, cursor } = choice
  const price = (amount: number | null) => (amount === null ? null : toDecimal(amount, currency))
  const single = {
    q,
    sort: sort === 'relevance' ? null : sort,
    from: price(minPrice),
    to: price(maxPrice),
    inStock: inStock ? 'true' : null,
    onSale: onSale ? 'true' : null,
    cursor,
  }
  return new URLSearchParams([
    ...Object.entries(single).flatMap(([name, value]) => (value ? [[name, value]] : [])),
    ...attributes.map((each) => ['attribute', each]),
  ])
}

/** For the list of the API. */
export function listQueryOf(choice: Choice, category: string | null): URLSearchParams {
  const { attribute = [], ...single } = toCatalogueQuery(choice, category)
  return new URLSearchParams([
    ...Object.entries(single).map(([name, value]) => [name, String(value)]),
    ...attribute.map((each) => ['attribute', each]),
  ])
}

/** The same as a query of the catalogue. */
export function toCatalogueQuery(choice: Choice, category: string | null) {
  const { q, sort, attributes, minPrice, maxPrice, inStock, onSale, cursor } = choice
  return {
    sort,
    ...(q && { q }),
    ...(category !== null && { category }),
    ...(attributes.length > 0 && { attribute: [...attributes] }),
    ...(minPrice !== null && { minPrice }),
    ...(maxPrice !== null && { maxPrice }),
    ...(inStock && { inStock }),
    ...(onSale && { onSale }),
    ...(cursor !== null && { cursor }),
    limit: LIST_PAGE,
  }
}
