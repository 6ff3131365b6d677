// Tells windows about products with their stock, also when orders change the stock.
import type { LiveStream } from '../../platform/live.ts'
import { createLiveQueue, type ShopChange } from '../live-queue.ts'
import type { ShopChanges } from '../schemas.ts'
import type { StockStore } from '../stock/store.ts'
import type { ProductRecord } from './record.ts'
import type { ProductStore } from './store.ts'
import { toProduct } from './views.ts'

export interface LiveDeps {
  store: Pick<ProductStore, 'get' | 'watch'>
  stock: Pick<StockStore, 'stockOf' | 'watch'>
}

export function createLive({ store, stock }: LiveDeps): LiveStream<ShopChanges> {
  async function toChange(product: ProductRecord, key: string, at: string): Promise<ShopChange> {
    const found = await stock.stockOf(product.variants.map(({ id }) => id))
    return { type: 'product', data: toProduct(product, found), key, at }
  }

  return {
    kind: 'stream',
    watch(ownerId, since, listener) {
      const { failed } = listener
      const queue = createLiveQueue(listener)
      const stops = [
        queue.stop,
        store.watch(ownerId, since, {
          changed: (product) => queue.tell(() => toChange(product, product.id, product.updatedAt)),
          removed: (id, at) =>
            queue.tell(async () => ({ type: 'product-removed', data: { id }, key: id, at })),
          failed,
        }),
        stock.watch(ownerId, since, {
          changed: ({ id, productId, updatedAt }) =>
            queue.tell(async () => {
              const product = await store.get(productId)
              return product?.state === 'live' ? toChange(product, `stock-${id}`, updatedAt) : null
            }),
          failed,
        }),
      ]
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}
