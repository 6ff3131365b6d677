import type { Quota } from '../accounts/schemas.ts'
import type { LiveSource } from '../platform/live.ts'
import type { PhotoChanges } from './schemas.ts'
import type { PhotoStore } from './store.ts'
import { DEFAULT_QUOTA_BYTES } from './uploads.ts'
import { toTile } from './views.ts'

export interface WatchingDeps {
  store: Pick<PhotoStore, 'watch' | 'usedBytes' | 'watchUsedBytes'>
  quotaBytes?: number
}

export function createWatching({ store, quotaBytes: limit = DEFAULT_QUOTA_BYTES }: WatchingDeps) {
  return {
    live: {
      kind: 'stream',
      watch: (ownerId, since, { changed, failed }) =>
        store.watch(ownerId, since, {
          // A stream does not know who has unlocked the private photos: it says only that one is not in the timeline.
          changed: (photo) =>
            changed(
              photo.isPrivate
                ? removal(photo.id, photo.updatedAt)
                : { type: 'photo', data: toTile(photo), key: photo.id, at: photo.updatedAt },
            ),
          removed: (id, at) => changed(removal(id, at)),
          failed,
        }),
    } satisfies LiveSource<PhotoChanges>,

    async quota(ownerId: string): Promise<Quota> {
      return { limit, used: await store.usedBytes(ownerId) }
    },

    /** Tells the quota now and whenever it changes. Returns a function that ends it. */
    watchQuota(ownerId: string, changed: (quota: Quota) => void, failed: (error: Error) => void): () => void {
      return store.watchUsedBytes(ownerId, (used) => changed({ limit, used }), failed)
    },
  }
}

const removal = (id: string, at: string) => ({ type: 'photo-removed', data: { id }, key: id, at }) as const
