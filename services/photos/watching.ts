import type { Quota } from '../accounts/schemas.ts'
import type { PhotoTile } from './schemas.ts'
import { MINUTE_MS } from './stages.ts'
import type { PhotoStore } from './store.ts'
import { DEFAULT_QUOTA_BYTES } from './uploads.ts'
import { toTile } from './views.ts'

/** `at` is where to go on after a break: hand the last one in again as `since`. */
export interface PhotoListener {
  changed(tile: PhotoTile, at: string): void
  removed(id: string, at: string): void
  /** The watch has ended. */
  failed(error: Error): void
}

/** Clocks of instances differ and transactions take time: what was changed just before `since` is told again. */
const OVERLAP_MS = MINUTE_MS / 2

export interface WatchingDeps {
  store: Pick<PhotoStore, 'watch' | 'usedBytes' | 'watchUsedBytes'>
  now: () => number
  quotaBytes?: number
}

export function createWatching({ store, now, quotaBytes: limit = DEFAULT_QUOTA_BYTES }: WatchingDeps) {
  return {
    /** Tells every change of a person's photos, the latest state, maybe more than once. Returns a function that ends it. */
    watch(ownerId: string, since: string | null, listener: PhotoListener): () => void {
      const given = since === null ? Number.NaN : Date.parse(since)
      const from = Math.min(Number.isNaN(given) ? now() : given, now()) - OVERLAP_MS
      return store.watch(ownerId, new Date(from).toISOString(), {
        changed: (photo) => listener.changed(toTile(photo), photo.updatedAt),
        removed: listener.removed,
        failed: listener.failed,
      })
    },

    async quota(ownerId: string): Promise<Quota> {
      return { limit, used: await store.usedBytes(ownerId) }
    },

    /** Tells the quota now and whenever it changes. Returns a function that ends it. */
    watchQuota(ownerId: string, changed: (quota: Quota) => void, failed: (error: Error) => void): () => void {
      return store.watchUsedBytes(ownerId, (used) => changed({ limit, used }), failed)
    },
  }
}
