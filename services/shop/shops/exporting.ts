import { type Exporting, jsonFile } from '../../platform/exporting.ts'
import type { PageStore } from '../pages/store.ts'
import type { ShopStore } from './store.ts'
import { toShop } from './views.ts'

/** Exports the shop's settings and its pages. */
export const createExporting = ({
  store,
  pages,
}: {
  store: Pick<ShopStore, 'get'>
  pages: Pick<PageStore, 'all'>
}): Exporting => ({
  async *export(ownerId) {
    const shop = await store.get(ownerId)
    if (!shop) return
    yield jsonFile('shop/shop.json', toShop(shop), new Date(shop.updatedAt))
    for (const { kind, title, body, updatedAt } of await pages.all(ownerId))
      yield jsonFile(`shop/pages/${kind}.json`, { kind, title, body, updatedAt }, new Date(updatedAt))
  },
})
