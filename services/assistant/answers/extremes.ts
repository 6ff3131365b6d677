// What costs least of a category, or most, may not be among the few that a search returns. The catalogue knows: it is
// asked for what costs even less.
import { refKey, type SourceRef } from '../knowledge/schemas.ts'
import type { CurrentSource, ShopFacts } from '../knowledge/shop-knowledge.ts'
import type { UnderstoodFilters } from '../retrieval/schemas.ts'

/** Of a question that names no category and no attribute everything would be compared with everything. */
const isNarrow = ({ category, attributes, onSale }: UnderstoodFilters): boolean =>
  category !== undefined || (attributes !== undefined && attributes.length > 0) || onSale === true

/** More are not read for one question; then the answer speaks of those that were found. */
const MOST = 60

export interface ExtremesRequest {
  ownerId: string
  filters: UnderstoodFilters
  compares: 'less' | 'more' | null
  current: ReadonlyMap<string, CurrentSource>
}

/** The product that costs least or most of all that pass the filters; null when it was found already. */
export async function extremeProduct(
  facts: Pick<ShopFacts, 'narrowed' | 'current'>,
  { ownerId, filters, compares, current }: ExtremesRequest,
): Promise<CurrentSource | null> {
  if (compares === null || !isNarrow(filters)) return null
  const prices = [...current.values()].flatMap(({ product }) => (product ? [product.listed.price] : []))
  if (prices.length === 0) return null
  const beyond =
    compares === 'less'
      ? { ...filters, maxPrice: Math.min(...prices) - 1 }
      : { ...filters, minPrice: Math.max(...prices) + 1 }
  if (beyond.maxPrice !== undefined && beyond.maxPrice < (beyond.minPrice ?? 0)) return null
  const ids = [...(await facts.narrowed(ownerId, beyond))].filter(
    (id) => !current.has(refKey(productRef(id))),
  )
  if (ids.length === 0 || ids.length > MOST) return null
  const others = [...(await facts.current(ownerId, ids.map(productRef))).values()]
  const priceOf = ({ product }: CurrentSource) => product?.listed.price ?? 0
  const sorted = others.toSorted((one, other) =>
    compares === 'less' ? priceOf(one) - priceOf(other) : priceOf(other) - priceOf(one),
  )
  return sorted[0] ?? null
}

const productRef = (id: string): SourceRef => ({ kind: 'product', id })
