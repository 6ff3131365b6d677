// What an assistant may be told while a customer waits: filters are applied to the loaded catalogue, and what is shown
// is read at that moment.
import { refKey, type SourceRef } from '../../assistant/knowledge/schemas.ts'
import { AppError } from '../../platform/errors.ts'
import { toFilters } from '../catalogue/asked.ts'
import type { ChangedDeps } from '../catalogue/changed-records.ts'
import type { LoadedCatalogue } from '../catalogue/loaded.ts'
import { type Filters, narrow } from '../catalogue/narrowing.ts'
import type { CatalogueQuery, ListedProduct } from '../catalogue/schemas.ts'
import { isPublic } from '../products/record.ts'
import type { ShopReader } from '../shops/reader.ts'
import type { StockStore } from '../stock/store.ts'
import { type CurrentVariant, listedNow, variantsNow } from './current-product.ts'
import { createReading } from './reading.ts'
import { categorySource, faqSource, pageSource, productSource, type ShopSource } from './sources.ts'
import { attributesIn } from './vocabulary.ts'

export interface ShopFactsDeps extends ChangedDeps {
  /** The catalogue of a shop as this instance has it, which may be a second old. */
  catalogueOf(ownerId: string): Promise<LoadedCatalogue>
  reader: Pick<ShopReader, 'byOwner'>
  stock: Pick<StockStore, 'stockOf'>
  now: () => number
}

export interface CurrentShopSource extends ShopSource {
  product: { listed: ListedProduct; variants: CurrentVariant[] } | null
}

type FactFilters = Pick<CatalogueQuery, 'minPrice' | 'maxPrice' | 'inStock' | 'onSale' | 'category'> & {
  attributes?: readonly string[]
}

export type ShopFacts = ReturnType<typeof createShopFacts>

export function createShopFacts(deps: ShopFactsDeps) {
  const { catalogueOf, reader, stock, now } = deps
  const { records } = createReading(deps)

  return {
    /** What can be filtered by. */
    async vocabulary(ownerId: string) {
      const [shop, catalogue] = await Promise.all([reader.byOwner(ownerId), catalogueOf(ownerId)])
      return {
        currency: shop?.currency ?? 'EUR',
        language: shop?.language ?? 'en',
        categories: catalogue.snapshot.categories.map(({ slug, title }) => ({ slug, title })),
        attributes: attributesIn(catalogue.columns()),
      }
    },

    /** Ids of products. Of a category that is gone there are none. */
    async narrowed(ownerId: string, { attributes = [], ...query }: FactFilters): Promise<Set<string>> {
      const catalogue = await catalogueOf(ownerId)
      const columns = catalogue.columns()
      const filters = understood({ ...query, attribute: [...attributes] }, catalogue)
      if (!filters) return new Set()
      const candidates = Uint32Array.from(columns.products.keys())
      const { hits } = narrow(columns, { prices: catalogue.prices(now()), filters, candidates })
      return new Set(Array.from(hits, (position) => columns.products[position]?.id ?? ''))
    },

    /** By `refKey`. */
    async current(ownerId: string, refs: readonly SourceRef[]): Promise<Map<string, CurrentShopSource>> {
      const [found, { snapshot }] = await Promise.all([records(ownerId, refs), catalogueOf(ownerId)])
      const shown = found.product.flatMap(({ value }) => (value && isPublic(value) ? [value] : []))
      const stocks = await stock.stockOf(shown.flatMap(({ variants }) => variants.map(({ id }) => id)))
      const surroundings = { stocks, snapshot, now: now() }
      const productsNow = new Map(
        shown.map((product) => {
          const listed = listedNow(product, surroundings)
          return [product.id, { listed, variants: variantsNow(product, surroundings) }]
        }),
      )
      const titles = new Map(snapshot.categories.map(({ id, title }) => [id, title]))
      const sources = [
        ...found.product.map((product) => productSource(product, titles)),
        ...found.category.map(categorySource),
        ...found.faq.map(faqSource),
        ...found.page.map(pageSource),
      ]
      const current = new Map<string, CurrentShopSource>()
      for (const { ref, source } of sources)
        if (source)
          current.set(refKey(ref), {
            ...source,
            product: ref.kind === 'product' ? (productsNow.get(ref.id) ?? null) : null,
          })
      return current
    },
  }
}

/** Null where nothing can pass. Throws AppError `invalid` for an attribute that is not a name and a value. */
function understood(query: CatalogueQuery, { columns, snapshot }: LoadedCatalogue): Filters | null {
  try {
    return toFilters(query, columns(), snapshot)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return null
    throw error
  }
}
