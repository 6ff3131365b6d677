import type { Quota } from '../accounts/schemas.ts'
import type { LiveSource } from '../platform/live.ts'
import { quotaOf, type Usage } from '../platform/meter.ts'
import type { PhotoChanges } from './schemas.ts'
import type { PhotoStore } from './store.ts'
import { DEFAULT_QUOTA_BYTES } from './uploads.ts'
import { toTile } from './views.ts'

export interface WatchingDeps {
  store: Pick<PhotoStore, 'watch' | 'usage' | 'watchUsage'>
  quotaBytes?: number
}

export function createWatching({ store, quotaBytes: everybodys = DEFAULT_QUOTA_BYTES }: WatchingDeps) {
  const toQuota = (usage: Usage): Quota => quotaOf(usage, everybodys)

  return {
    live: {
      kind: 'stream',
      watch: (ownerId, since, { changed, failed }) =>
        store.watch(ownerId, since, {
          // A stream does not know whether the private photos are unlocked, so it only says that the photo is not in
          // the timeline.
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

    /** The quota for everything that the person stores, in all rooms. */
    async quota(ownerId: string): Promise<Quota> {
      return toQuota(await store.usage(ownerId))
    },

    /** Reports the quota now and whenever it changes. Returns a function that stops it. */
    watchQuota(ownerId: string, changed: (quota: Quota) => void, failed: (error: Error) => void): () => void {
      return store.watchUsage(ownerId, (usage) => changed(toQuota(usage)), failed)
    },
  }
}

const removal = (id: string, at: string) => ({ type: 'photo-removed', data: { id }, key: id, at }) as const
