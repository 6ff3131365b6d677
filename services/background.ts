// What the rooms do when nobody asks: each part stands once, for the functions and tests that need it.
import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { createDeletionOrders } from './accounts/deletion-orders.ts'
import { createForgetting as accountForgetting } from './accounts/forgetting.ts'
import { createMailOrders } from './accounts/mail-orders.ts'
import { createSweeping as accountSweeping } from './accounts/sweeping.ts'
import { createForgetting as assistantForgetting } from './assistant/forgetting.ts'
import { createSweeping as assistantSweeping } from './assistant/sweeping.ts'
import { createAttention as campaignAttention } from './campaigns/attention.ts'
import { createForgetting as campaignForgetting } from './campaigns/forgetting.ts'
import { createSweeping as campaignSweeping } from './campaigns/sweeping.ts'
import { createAttention as careerAttention } from './careers/attention.ts'
import { createForgetting as careerForgetting } from './careers/forgetting.ts'
import { createSweeping as careerSweeping } from './careers/sweeping.ts'
import { createAttention as albumAttention } from './photos/albums/attention.ts'
import { createAlbumStore } from './photos/albums/store.ts'
import { createSweeping as albumSweeping } from './photos/albums/sweeping.ts'
import { createAttention as archiveAttention } from './photos/archives/attention.ts'
import { createArchiveStore } from './photos/archives/store.ts'
import { createSweeping as archiveSweeping } from './photos/archives/sweeping.ts'
import { createAttention as photoAttention } from './photos/attention.ts'
import { createBackfillStore } from './photos/backfill/store.ts'
import { createSweeping as backfillSweeping } from './photos/backfill/sweeping.ts'
import { createForgetting as photoForgetting } from './photos/forgetting.ts'
import { createLinkAttention } from './photos/links/attention.ts'
import { createLinkStore } from './photos/links/store.ts'
import { createLinkSweeping } from './photos/links/sweeping.ts'
import { createPhotoStore } from './photos/store.ts'
import { createSweeping as photoSweeping } from './photos/sweeping.ts'
import type { BucketName, UploadBucket } from './platform/buckets.ts'
import type { Forgetting } from './platform/forgetting.ts'
import type { ObjectFinder } from './platform/object-finder.ts'
import type { Publish } from './platform/publish.ts'
import { joinHooks, type ShelfHooks } from './platform/shelf-hooks.ts'
import { joinSweepings, type Sweeping } from './platform/sweeping.ts'
import type { PerRoom } from './rooms.ts'
import { createForgetting as shelfForgetting } from './shelf/forgetting.ts'
import { createAttention as shopAttention } from './shop/attention.ts'
import { createForgetting as shopForgetting } from './shop/forgetting.ts'
import { createShopRevisions } from './shop/knowledge/revisions.ts'
import { createSweeping as shopSweeping } from './shop/sweeping.ts'

export interface SweepingDeps {
  firestore: Firestore
  /** Finds uploads that arrived without their event. */
  uploads: Record<UploadBucket, ObjectFinder>
  publish: Publish
  now: () => number
  newId: () => string
}

/** The work that may get stuck. */
export function createSweepings(deps: SweepingDeps): PerRoom<Sweeping | null> {
  const { firestore, uploads, publish, now, newId } = deps
  return {
    accounts: accountSweeping({
      mails: createMailOrders(deps),
      deletions: createDeletionOrders(deps),
      publish,
      now,
    }),
    photos: joinSweepings({
      photos: photoSweeping({ ...uploads, store: createPhotoStore(firestore, now), publish, now }),
      albums: albumSweeping({ albums: createAlbumStore(firestore, now), publish, now }),
      archives: archiveSweeping({ store: createArchiveStore(firestore, now), publish, now }),
      backfills: backfillSweeping({ store: createBackfillStore(firestore), publish, now }),
      links: createLinkSweeping({ store: createLinkStore(firestore, now), publish, now }),
    }) as Sweeping,
    careers: careerSweeping({ ...uploads, firestore, publish, now }),
    campaigns: campaignSweeping({ ...uploads, firestore, publish, now }),
    shop: shopSweeping({ ...uploads, firestore, publish, now, newId }),
    assistant: assistantSweeping({ firestore, shop: createShopRevisions({ firestore }), publish, now }),
    shelf: null,
  }
}

export interface ForgettingDeps {
  firestore: Firestore
  buckets: Record<BucketName, Bucket>
}

/** What is stored about a person. */
export const createForgettings = ({ firestore, buckets }: ForgettingDeps): PerRoom<Forgetting> => ({
  accounts: accountForgetting(firestore),
  photos: photoForgetting({ firestore, ...buckets }),
  careers: careerForgetting({ firestore, ...buckets }),
  campaigns: campaignForgetting({ firestore, ...buckets }),
  shop: shopForgetting({ firestore, ...buckets }),
  assistant: assistantForgetting(firestore),
  shelf: shelfForgetting(firestore),
})

export interface ShelfHooksDeps {
  firestore: Firestore
  now: () => number
}

/** What waits for events. */
export const createShelfHooks = ({ firestore, now }: ShelfHooksDeps): PerRoom<ShelfHooks | null> => ({
  accounts: null,
  photos: joinHooks([
    photoAttention({ store: createPhotoStore(firestore, now) }),
    albumAttention({ albums: createAlbumStore(firestore, now) }),
    archiveAttention({ store: createArchiveStore(firestore, now) }),
    createLinkAttention({ store: createLinkStore(firestore, now) }),
  ]),
  careers: careerAttention({ firestore, now }),
  campaigns: campaignAttention({ firestore, now }),
  shop: shopAttention({ firestore, now }),
  assistant: null,
  shelf: null,
})
