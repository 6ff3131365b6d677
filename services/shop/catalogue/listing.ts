// Lists of products: what a query finds is worked out once for each version of a catalogue and price, then pages are
// cut from it.
import { LRUCache } from 'lru-cache'
import { pageOf } from '../../platform/page-of.ts'
import { toFilters } from './asked.ts'
import type { Columns } from './columns.ts'
import { toCategoryCounts, toFacets } from './facets.ts'
import type { LoadedCatalogue } from './loaded.ts'
import { narrow } from './narrowing.ts'
import { type Order, orderOf, positions, sorted, startAfter } from './orders.ts'
import type { Prices } from './prices.ts'
import { rankProducts } from './ranking.ts'
import type { CataloguePage, CatalogueQuery, CatalogueSort, ListedProduct } from './schemas.ts'

/** Positions in all results that are kept, four bytes each. */
const MOST_POSITIONS = 8_000_000
/** What a result costs besides, and what a score does, in positions. */
const [FACETS, SCORE] = [2000, 12]

/** It holds nothing of the catalogue, which would stay in memory with it although there is a newer one. */
interface Result {
  hits: Uint32Array
  scores?: ReadonlyMap<number, number>
  counts: Omit<CataloguePage, 'items' | 'nextCursor'>
}

export type Listing = ReturnType<typeof createListing>

export function createListing({ now }: { now: () => number }) {
  const results = new LRUCache<string, Result>({
    maxSize: MOST_POSITIONS,
    sizeCalculation: ({ hits, scores }) => hits.length + FACETS + (scores?.size ?? 0) * SCORE,
  })

  async function resultOf(
    catalogue: LoadedCatalogue,
    query: CatalogueQuery,
    prices: Prices,
  ): Promise<Result> {
    const { cursor: _cursor, limit: _limit, ...asked } = query
    // Prices of one catalogue that count until the same time are the same.
    const key = JSON.stringify([catalogue.key, prices.until, Object.entries(asked).sort()])
    const kept = results.get(key)
    if (kept) return kept
    const result = await find(catalogue, asked, prices)
    results.set(key, result)
    return result
  }

  return {
    /** Throws AppError `not-found` for an unknown category, and `invalid` for a cursor of another list. */
    async page(catalogue: LoadedCatalogue, query: CatalogueQuery): Promise<CataloguePage> {
      const prices = catalogue.prices(now())
      const { hits, counts, ...ranked } = await resultOf(catalogue, query, prices)
      const { limit = 24, sort } = query
      const order = orderIn(catalogue, { sort, prices, ...ranked })
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

interface Ordering extends Pick<Result, 'scores'> {
  sort?: CatalogueSort | undefined
  prices: Prices
}

function orderIn(catalogue: LoadedCatalogue, { sort = 'relevance', prices, scores }: Ordering): Order {
  const [columns, collator] = [catalogue.columns(), catalogue.collator()]
  return orderOf(sort, { columns, prices, collator, ...(scores && { scores }) })
}

/** All products in an order that is the same for every list, sorted once; they live as long as the prices. */
const arranged = new WeakMap<Prices, Map<CatalogueSort, Uint32Array>>()

function allIn(order: Order, { products }: Columns, prices: Prices): Uint32Array {
  const known = arranged.get(prices) ?? new Map<CatalogueSort, Uint32Array>()
  arranged.set(prices, known)
  const all = known.get(order.sort) ?? sorted(products.keys(), order)
  known.set(order.sort, all)
  return all
}

async function find(catalogue: LoadedCatalogue, query: CatalogueQuery, prices: Prices): Promise<Result> {
  const columns = catalogue.columns()
  const { q = '', sort } = query
  const filters = toFilters(query, columns, catalogue.snapshot)
  const scores = q.trim() === '' ? undefined : await scoresOf(catalogue, q)
  const ranked = scores && { scores }
  const order = orderIn(catalogue, { sort, prices, ...ranked })
  // What is narrowed keeps its order, and narrowing costs less than sorting.
  const candidates =
    scores && order.sort === 'relevance'
      ? sorted(scores.keys(), order)
      : allIn(order, columns, prices).filter((position) => scores?.has(position) ?? true)
  const narrowed = narrow(columns, { prices, filters, candidates })
  return {
    hits: narrowed.hits,
    ...ranked,
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

export function toListed(
  { snapshot }: Pick<LoadedCatalogue, 'snapshot'>,
  prices: Prices,
  position: number,
): ListedProduct {
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
