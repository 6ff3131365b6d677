// Tells windows about products with their stock, also when orders change the stock.
import type { LiveStream, PositionedChange } from '../../platform/live.ts'
import type { ShopChanges } from '../schemas.ts'
import type { StockStore } from '../stock/store.ts'
import type { ProductRecord } from './record.ts'
import type { ProductStore } from './store.ts'
import { toProduct } from './views.ts'

export interface LiveDeps {
  store: Pick<ProductStore, 'get' | 'watch'>
  stock: Pick<StockStore, 'stockOf' | 'watch'>
}

type Change = PositionedChange<ShopChanges>

export const createLive = ({ store, stock }: LiveDeps): LiveStream<ShopChanges> => ({
  kind: 'stream',
  watch(ownerId, since, { changed, failed }) {
    let isStopped = false
    let queue = Promise.resolve()

    /** One after another, so that an earlier state is never told after a later one. */
    function tell(find: () => Promise<Change | null>): void {
      queue = queue.then(async () => {
        if (isStopped) return
        try {
          const change = await find()
          if (change && !isStopped) changed(change)
        } catch (error) {
          failed(error as Error)
        }
      })
    }

    async function toChange(product: ProductRecord, key: string, at: string): Promise<Change> {
      const found = await stock.stockOf(product.variants.map(({ id }) => id))
      return { type: 'product', data: toProduct(product, found), key, at }
    }

    const stops = [
      store.watch(ownerId, since, {
        changed: (product) => tell(() => toChange(product, product.id, product.updatedAt)),
        removed: (id, at) => tell(async () => ({ type: 'product-removed', data: { id }, key: id, at })),
        failed,
      }),
      stock.watch(ownerId, since, {
        changed: ({ id, productId, updatedAt }) =>
          tell(async () => {
            const product = await store.get(productId)
            return product?.state === 'live' ? toChange(product, `stock-${id}`, updatedAt) : null
          }),
        failed,
      }),
    ]
    return () => {
      isStopped = true
      for (const stop of stops) stop()
    }
  },
})
