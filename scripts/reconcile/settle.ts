// Settles what does not fit, so that every step can be taken back. It may be stopped and begun again.
import type { Firestore } from '@google-cloud/firestore'
import { ApiError, type Bucket } from '@google-cloud/storage'
import { createBackfillStore } from '../../services/photos/backfill/store.ts'
import { createPhotoStore } from '../../services/photos/store.ts'
import type { BucketName } from '../../services/platform/buckets.ts'
import { toTrash } from '../../services/platform/trash.ts'
import { inBatches } from '../restore/batches.ts'
import type { KeptData } from '../restore/kept-data.ts'
import { allBuckets, type Found, type Outdated, type Reconciliation } from './reconcile.ts'

const PRECONDITION_FAILED = 412

/**
 * Orphans are deleted, which soft delete keeps, except pictures, which are made from originals. Photos without an original
 * go to the trash, where the person sees them for 30 days. Records say the version of their file that is stored, and
 * photos without pictures are left to the backfill of thumbnails.
 */
export async function settle(
  data: Pick<KeptData, 'firestore' | 'buckets' | 'renditions'>,
  { orphans, missing, outdated, unrendered }: Omit<Reconciliation, 'unjudged'>,
  now: () => number,
): Promise<void> {
  const buckets = allBuckets(data)
  await inBatches(orphans, (orphan) => removeObject(buckets, orphan))
  await inBatches(outdated, (record) => bringUpToDate(data.firestore, buckets, record))
  // The room's own store keeps the counts right.
  const photos = createPhotoStore(data.firestore, now)
  for (const id of missing) await photos.change(id, (photo) => photo && toTrash(now)(photo))
  for (const id of unrendered)
    await photos.change(id, (photo) =>
      photo && photo.recipes.thumbnails > 0
        ? { ...photo, recipes: { ...photo.recipes, thumbnails: 0 } }
        : null,
    )
  if (unrendered.length > 0) await lookAgain(data.firestore)
}

async function removeObject(buckets: ReadonlyMap<BucketName, Bucket>, { bucket, name, generation }: Found) {
  const file = buckets.get(bucket)?.file(name)
  await file?.delete({ ignoreNotFound: true, ifGenerationMatch: generation }).catch((error: unknown) => {
    // Whoever has replaced the object since knows more.
    if (!(error instanceof ApiError && error.code === PRECONDITION_FAILED)) throw error
  })
}

/** Nothing else of a record follows from the version of its file. */
async function bringUpToDate(
  firestore: Firestore,
  buckets: ReadonlyMap<BucketName, Bucket>,
  { path, bucket, name }: Outdated,
): Promise<void> {
  const [stored] = (await buckets.get(bucket)?.file(name).getMetadata()) ?? []
  if (!stored) return
  await firestore.runTransaction(async (transaction) => {
    const record = await transaction.get(firestore.doc(path))
    if (record.get('size') === Number(stored.size) && typeof record.get('generation') === 'string')
      transaction.update(record.ref, { generation: String(stored.generation) })
  })
}

/** A backfill that has ended looks at no photo again by itself. */
async function lookAgain(firestore: Firestore): Promise<void> {
  await createBackfillStore(firestore).change('thumbnails', (run) => ({
    ...run,
    status: run.status === 'done' ? 'paused' : run.status,
    ...{ position: null, looked: 0, done: 0, failed: 0 },
  }))
}
