import type { Quota } from '../accounts/schemas.ts'
import type { LiveSource } from '../platform/live.ts'
import { DEFAULT_QUOTA_BYTES, quotaOf, type Usage } from '../platform/meter.ts'
import { liveRecords } from '../platform/record-live.ts'
import type { PhotoRecord } from './record.ts'
import type { PhotoChanges } from './schemas.ts'
import type { PhotoStore } from './store.ts'
import { toTile } from './views.ts'

export interface WatchingDeps {
  store: Pick<PhotoStore, 'watch' | 'usage' | 'watchUsage'>
  quotaBytes?: number
}

export function createWatching({ store, quotaBytes: everybodys = DEFAULT_QUOTA_BYTES }: WatchingDeps) {
  const toQuota = (usage: Usage): Quota => quotaOf(usage, everybodys)

  return {
    live: liveRecords<PhotoRecord, PhotoChanges>({
      watch: store.watch,
      // A stream does not know whether the private photos are unlocked, so it only says that the photo is not in the
      // timeline.
      changed: (photo) => (photo.isPrivate ? removal(photo.id) : { type: 'photo', data: toTile(photo) }),
      removed: removal,
    }) satisfies LiveSource<PhotoChanges>,

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

const removal = (id: string) => ({ type: 'photo-removed', data: { id } }) as const
