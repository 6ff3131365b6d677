import type { LiveStream } from '../../platform/live.ts'
import type { ShopChanges } from '../schemas.ts'
import { createEditing, type EditingDeps } from './editing.ts'
import type { ShopStore } from './store.ts'
import { toShop } from './views.ts'

export type ShopsDeps = Omit<EditingDeps, 'store'> & { store: ShopStore }

export type Shops = ReturnType<typeof createShops>

/** The shop itself: its name, handle, and settings. */
export function createShops(deps: ShopsDeps) {
  const live: LiveStream<ShopChanges> = {
    kind: 'stream',
    watch: (ownerId, since, { changed, failed }) =>
      deps.store.watch(ownerId, since, {
        changed: (shop) => changed({ type: 'shop', data: toShop(shop), key: shop.id, at: shop.updatedAt }),
        // A shop goes only together with its owner's account.
        removed: () => undefined,
        failed,
      }),
  }
  return { ...createEditing(deps), live }
}
