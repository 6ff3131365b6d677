// Compares storage with documents: after a restore of only one of the two they may not fit.
import type { DocumentData, Firestore } from '@google-cloud/firestore'
import { ApiError } from '@google-cloud/storage'
import { originalPath } from '../../services/photos/paths.ts'
import { createPhotoStore } from '../../services/photos/store.ts'
import { toTrash } from '../../services/platform/trash.ts'
import { inBatches } from '../restore/batches.ts'
import { readDocuments } from '../restore/documents.ts'
import type { KeptBucket, KeptData } from '../restore/kept-data.ts'
import { JUDGED, recordOf } from './records.ts'

const PRECONDITION_FAILED = 412

export interface Orphan {
  bucket: KeptBucket
  name: string
  generation: string
}

export interface Reconciliation {
  /** Objects whose record does not exist. */
  orphans: Orphan[]
  /** Ids of photos whose original is missing. Photos in the trash are not reported. */
  missing: string[]
  /** Objects whose names say nothing about a record. */
  unjudged: number
}

/** Changes nothing. The objects are read first: a record is always written before its object. */
export async function reconcile({ firestore, buckets }: KeptData): Promise<Reconciliation> {
  const listed = await Promise.all(
    [...buckets].map(async ([bucket, each]) => {
      const [files] = await each.getFiles()
      return files.map(({ name, metadata }) => ({ bucket, name, generation: String(metadata.generation) }))
    }),
  )
  const objects = listed.flat()
  const documents = await readDocuments(firestore, JUDGED)
  const records = objects.map((object) => ({ object, record: recordOf(object.bucket, object.name) }))
  const originals = new Set(objects.filter(({ bucket }) => bucket === 'originals').map(({ name }) => name))
  return {
    orphans: records
      .filter(({ record }) => record !== null && !documents.has(record))
      .map(({ object }) => object),
    missing: [...documents].flatMap(([path, data]) => {
      const [collection, photoId = ''] = path.split('/')
      if (collection !== 'photos' || !hasOriginal(data)) return []
      return originals.has(originalPath({ ownerId: data.ownerId, photoId })) ? [] : [photoId]
    }),
    unjudged: records.filter(({ record }) => record === null).length,
  }
}

/** A photo that is still uploaded has no original yet, and one that was rejected or is deleted no more. */
const hasOriginal = ({ status, state, trashedAt }: DocumentData) =>
  (status === 'ready' || status === 'processing') && state !== 'deleting' && !trashedAt

/**
 * Acts so that every step can be taken back: orphans are deleted, which soft delete keeps, and photos without an
 * original go to the trash, where the person sees them for 30 days. It may be stopped and begun again.
 */
export async function settle(
  { firestore, buckets }: Pick<KeptData, 'firestore' | 'buckets'>,
  { orphans, missing }: Pick<Reconciliation, 'orphans' | 'missing'>,
  now: () => number,
): Promise<void> {
  await inBatches(orphans, async ({ bucket, name, generation }) => {
    const file = buckets.get(bucket)?.file(name)
    await file?.delete({ ignoreNotFound: true, ifGenerationMatch: generation }).catch((error: unknown) => {
      // Whoever has replaced the object since knows more.
      if (!(error instanceof ApiError && error.code === PRECONDITION_FAILED)) throw error
    })
  })
  await trashPhotos(firestore, missing, now)
}

/** Through the room's own store, which keeps the counts right. */
async function trashPhotos(firestore: Firestore, ids: readonly string[], now: () => number): Promise<void> {
  const photos = createPhotoStore(firestore, now)
  for (const id of ids) await photos.change(id, (photo) => photo && toTrash(now)(photo))
}
