import Type from 'typebox'
import { cursors } from '../../platform/cursor.ts'
import { AppError } from '../../platform/errors.ts'
import { ownRecord } from '../../platform/ownership.ts'
import { pageOf } from '../../platform/page-of.ts'
import { Id, type PageOf } from '../../platform/schemas.ts'
import { ownShop } from '../shops/ownership.ts'
import type { ShopStore } from '../shops/store.ts'
import type { StockStore } from '../stock/store.ts'
import { createMatching, leadingFacet, needsLookingThrough } from './facets.ts'
import type { ProductRecord } from './record.ts'
import type { Product, ProductQuery } from './schemas.ts'
import type { ProductStore } from './store.ts'
import { toProduct } from './views.ts'

const DEFAULT_PAGE = 50
/** How many products one request looks at for words that many have; the cursor continues from there. */
const MOST_LOOKED_AT = 1000
const LOOKED_AT_ONCE = 200

const positions = cursors(
  Type.Object({ key: Type.String(), id: Id, facet: Type.String() }, { additionalProperties: false }),
)

export interface BrowsingDeps {
  shops: Pick<ShopStore, 'get'>
  store: Pick<ProductStore, 'get' | 'list'>
  stock: Pick<StockStore, 'stockOf'>
}

export const ownProduct = (product: ProductRecord | null, ownerId: string, id: string) =>
  ownRecord(product, ownerId, `product ${id}`)

export function createBrowsing({ shops, store, stock }: BrowsingDeps) {
  /** Products as their maker sees them, with their stock now. */
  async function view(products: readonly ProductRecord[]): Promise<Product[]> {
    const ids = products.flatMap(({ variants }) => variants.map(({ id }) => id))
    const found = await stock.stockOf(ids)
    return products.map((product) => toProduct(product, found))
  }

  return {
    view,

    /** Throws AppError `not-found`. */
    async get(ownerId: string, id: string): Promise<Product> {
      const [product] = await view([ownProduct(await store.get(id), ownerId, id)])
      return product as Product
    },

    /**
     * The latest first. A page may be shorter than requested without being the last: only `nextCursor` tells. Throws
     * AppError `not-found` without a shop, and `invalid` for a cursor of another list.
     */
    async list(ownerId: string, query: ProductQuery): Promise<PageOf<Product>> {
      ownShop(await shops.get(ownerId), ownerId)
      const { limit = DEFAULT_PAGE } = query
      const facet = leadingFacet(query)
      const looksThrough = needsLookingThrough(query)
      const matches = createMatching(query)
      const positionOf = ({ addedAt, id }: ProductRecord) => ({ key: addedAt, id, facet })
      const atOnce = looksThrough ? Math.max(LOOKED_AT_ONCE, limit + 1) : limit + 1
      const most = looksThrough ? MOST_LOOKED_AT : atOnce
      let after = query.cursor === undefined ? undefined : positions.decode(query.cursor)
      if (after && after.facet !== facet) throw new AppError('invalid', 'This cursor belongs to another list')

      const found: ProductRecord[] = []
      for (let looked = 0; found.length <= limit && looked < most; looked += atOnce) {
        const products = await store.list({ ownerId, facet, limit: atOnce, ...(after && { after }) })
        found.push(...products.filter(matches))
        const last = products.at(-1)
        after = last && products.length === atOnce ? positionOf(last) : undefined
        if (!after) break
      }
      const cut = { limit, positionOf, encode: positions.encode, stoppedAt: after ?? null }
      const { items, nextCursor } = pageOf(found, cut)
      return { items: await view(items), nextCursor }
    },
  }
}
