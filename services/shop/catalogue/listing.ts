// Lists of products: what a query finds is worked out once for each version of a catalogue and price, then pages are
// cut from it.
import { LRUCache } from 'lru-cache'
import { pageOf } from '../../platform/page-of.ts'
import { toFilters } from './asked.ts'
import { toCategoryCounts, toFacets } from './facets.ts'
import type { LoadedCatalogue } from './loaded.ts'
import { narrow } from './narrowing.ts'
import { type Order, orderOf, positions, sorted, startAfter } from './orders.ts'
import type { Prices } from './prices.ts'
import { rankProducts } from './ranking.ts'
import type { CataloguePage, CatalogueQuery, ListedProduct } from './schemas.ts'

/** Positions in all results that are kept, four bytes each. */
const MOST_POSITIONS = 8_000_000
/** What a result costs besides, in positions. */
const FACETS = 2000

interface Result {
  hits: Uint32Array
  order: Order
  prices: Prices
  counts: Omit<CataloguePage, 'items' | 'nextCursor'>
}

export type Listing = ReturnType<typeof createListing>

export function createListing({ now }: { now: () => number }) {
  const results = new LRUCache<string, Result>({
    maxSize: MOST_POSITIONS,
    sizeCalculation: ({ hits }) => hits.length + FACETS,
  })

  async function resultOf(catalogue: LoadedCatalogue, query: CatalogueQuery): Promise<Result> {
    const { cursor: _cursor, limit: _limit, ...asked } = query
    const prices = catalogue.prices(now())
    const key = JSON.stringify([catalogue.key, prices.until, Object.entries(asked).sort()])
    const kept = results.get(key)
    // Clocks of instances may differ, but prices are made anew when their time is over.
    if (kept?.prices === prices) return kept
    const result = await find(catalogue, asked, prices)
    results.set(key, result)
    return result
  }

  return {
    /** Throws AppError `not-found` for an unknown category, and `invalid` for a cursor of another list. */
    async page(catalogue: LoadedCatalogue, query: CatalogueQuery): Promise<CataloguePage> {
      const { hits, order, prices, counts } = await resultOf(catalogue, query)
      const { limit = 24 } = query
      const start = startAfter(query.cursor, hits, order)
      const { items, nextCursor } = pageOf([...hits.subarray(start, start + limit + 1)], {
        limit,
        positionOf: order.keyOf,
        encode: (place) => positions.encode({ sort: order.sort, ...place }),
      })
      return { items: items.map((at) => toListed(catalogue, prices, at)), nextCursor, ...counts }
    },
  }
}

async function find(catalogue: LoadedCatalogue, query: CatalogueQuery, prices: Prices): Promise<Result> {
  const columns = catalogue.columns()
  const { q = '', sort = 'relevance' } = query
  const filters = toFilters(query, columns, catalogue.snapshot)
  const scores = q.trim() === '' ? undefined : await scoresOf(catalogue, q)
  const order = orderOf(sort, {
    columns,
    prices,
    collator: catalogue.collator(),
    ...(scores && { scores }),
  })
  const candidates = Uint32Array.from(scores?.keys() ?? columns.products.keys())
  const narrowed = narrow(columns, { prices, filters, candidates })
  return {
    hits: sorted(narrowed.hits, order),
    order,
    prices,
    counts: {
      total: narrowed.hits.length,
      facets: toFacets(columns, filters, narrowed),
      categories: toCategoryCounts(catalogue.snapshot, filters, narrowed),
      prices: narrowed.prices,
      inStock: narrowed.inStock,
      onSale: narrowed.onSale,
    },
  }
}

/** How well products fit, by their position. */
export async function scoresOf(catalogue: LoadedCatalogue, q: string): Promise<Map<number, number>> {
  const { byId } = catalogue.columns()
  const scores = new Map<number, number>()
  for (const { id, score } of rankProducts(await catalogue.index(), q)) {
    const position = byId.get(id)
    if (position !== undefined) scores.set(position, score)
  }
  return scores
}

export function toListed({ snapshot }: LoadedCatalogue, prices: Prices, position: number): ListedProduct {
  const product = snapshot.products[position]
  if (!product) throw new RangeError(`No product at ${position}`)
  const { id, title, slug, image, isInStock } = product
  const price = prices.lowest[position] ?? 0
  // The price before a sale is crossed out where the maker has not given one that is higher still.
  const before = product.compareAt ?? (price < product.price ? product.price : null)
  return {
    ...{ id, title, slug, image, isInStock, price },
    highestPrice: prices.highest[position] ?? 0,
    compareAt: before,
    isOnSale: prices.isOnSale[position] === 1,
  }
}
