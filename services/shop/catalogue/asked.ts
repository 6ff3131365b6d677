// What a query's words mean in one catalogue.
import { AppError } from '../../platform/errors.ts'
import { attributeKey, type Columns } from './columns.ts'
import type { Filters } from './narrowing.ts'
import type { CatalogueQuery } from './schemas.ts'
import type { Snapshot } from './snapshot.ts'

/** Never the number of a value: it was asked for, and nothing has it. */
const UNKNOWN = -1

/** Throws AppError `not-found` for a category that is not there, and `invalid` for an attribute without a value. */
export function toFilters(query: CatalogueQuery, columns: Columns, { categories }: Snapshot): Filters {
  const {
    category,
    minPrice = 0,
    maxPrice = Number.POSITIVE_INFINITY,
    inStock = false,
    onSale = false,
  } = query
  const place = category === undefined ? null : categories.findIndex(({ slug }) => slug === category)
  if (place === -1) throw new AppError('not-found', 'No such category')
  return { category: place, minPrice, maxPrice, inStock, onSale, attributes: chosenValues(query, columns) }
}

function chosenValues({ attribute = [] }: CatalogueQuery, columns: Columns): Map<number, Set<number>> {
  const chosen = new Map<number, Set<number>>()
  attribute.forEach((text, at) => {
    const [name, value] = split(text, columns, at)
    const number = columns.valuesOf[name]?.get(attributeKey(value)) ?? UNKNOWN
    chosen.set(name, (chosen.get(name) ?? new Set()).add(number))
  })
  return chosen
}

/** The number of the name, and the value. Names may contain the sign, so the first that is a name decides. */
function split(text: string, { names }: Columns, at: number): [number, string] {
  for (let sign = text.indexOf('='); sign > 0; sign = text.indexOf('=', sign + 1)) {
    const name = names.get(attributeKey(text.slice(0, sign)))
    if (name !== undefined) return [name, text.slice(sign + 1)]
  }
  if (text.includes('=')) return [names.size, '']
  throw new AppError('invalid', 'An attribute is asked for as Name=Value', {
    errors: [{ field: `attribute.${at}`, message: 'must be a name and a value with = between them' }],
  })
}
