// Shops as the storefront reads them: every request needs the shop, so it is kept for a second.
import { SECOND_MS } from '../../platform/durations.ts'
import { keepMostRecent } from '../../platform/keep-most-recent.ts'
import type { ShopRecord } from './record.ts'
import type { ShopStore } from './store.ts'

/** How long an edit may stay unseen by other instances. */
const KEPT_MS = SECOND_MS
const MOST_SHOPS = 500
const MOST_HANDLES = 5000

export interface ShopReader {
  /** Also by a handle that the shop had before: compare it with the shop's. Null when there is none. */
  byHandle(handle: string): Promise<ShopRecord | null>
  byOwner(ownerId: string): Promise<ShopRecord | null>
  /** Call this after an edit, so that this instance sees it at once. */
  changed(ownerId: string): void
}

interface Kept {
  at: number
  shop: Promise<ShopRecord | null>
}

export function createShopReader({
  store,
  now,
}: {
  store: Pick<ShopStore, 'get' | 'ownerOf'>
  now: () => number
}): ShopReader {
  const shops = keepMostRecent<Kept>(MOST_SHOPS)
  // A handle stays with its owner as long as there is an account, and without a shop it leads nowhere.
  const owners = keepMostRecent<string>(MOST_HANDLES)

  function byOwner(ownerId: string): Promise<ShopRecord | null> {
    const kept = shops.get(ownerId)
    if (kept && Math.abs(now() - kept.at) < KEPT_MS) return kept.shop
    const shop = store.get(ownerId)
    const fresh = { at: now(), shop }
    shops.set(ownerId, fresh)
    shop.catch(() => {
      if (shops.peek(ownerId) === fresh) shops.delete(ownerId)
    })
    return shop
  }

  return {
    byOwner,
    async byHandle(handle) {
      const known = owners.get(handle)
      const ownerId = known ?? (await store.ownerOf(handle))
      if (ownerId === null) return null
      const shop = await byOwner(ownerId)
      if (shop) owners.set(handle, ownerId)
      else owners.delete(handle)
      return shop
    },
    changed: (ownerId) => void shops.delete(ownerId),
  }
}
