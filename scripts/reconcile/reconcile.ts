// Compares storage with documents: after a restore of only one of the two they may not fit, and an object that came back
// is another version of itself.
import type { DocumentData } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { originalPath, renditionPath } from '../../services/photos/paths.ts'
import { namesOf } from '../../services/photos/remaking.ts'
import type { BucketName } from '../../services/platform/buckets.ts'
import { readDocuments } from '../restore/documents.ts'
import type { KeptData } from '../restore/kept-data.ts'
import { JUDGED, namingOf, recordsOf } from './records.ts'

export interface Found {
  bucket: BucketName
  name: string
  generation: string
}

/** A record that says another version of its file than the one that is stored. */
export interface Outdated {
  /** Of the document. */
  path: string
  bucket: BucketName
  name: string
}

export interface Reconciliation {
  /** Objects whose record does not exist. */
  orphans: Found[]
  /** Ids of photos whose original is missing. Photos in the trash are not reported. */
  missing: string[]
  outdated: Outdated[]
  /** Ids of photos whose pictures are missing, at least one. */
  unrendered: string[]
  /** Objects whose names say nothing about a record. */
  unjudged: number
}

/** Changes nothing. The objects are read first: a record is always written before its object. */
export async function reconcile(data: Pick<KeptData, 'firestore' | 'buckets' | 'renditions'>) {
  const listed = await Promise.all([...allBuckets(data)].map(([bucket, each]) => listObjects(bucket, each)))
  const objects = listed.flat()
  const documents = await readDocuments(data.firestore, JUDGED)
  // What is removed leaves a document for a while, which says no more than that.
  for (const [path, { state }] of documents) if (state === 'removed') documents.delete(path)
  const names = (wanted: BucketName) =>
    new Set(objects.filter(({ bucket }) => bucket === wanted).map(({ name }) => name))
  const [originals, renditions] = [names('originals'), names('renditions')]

  const photos = [...documents].flatMap(([path, photo]) => {
    const [collection, photoId = ''] = path.split('/')
    return collection === 'photos' ? [{ photoId, photo, place: { ownerId: photo.ownerId, photoId } }] : []
  })
  const records = objects.map((object) => ({ object, of: recordsOf(object.bucket, object.name) }))
  return {
    orphans: records
      .filter(({ of }) => of.some((record) => !documents.has(record)))
      .map(({ object: { size: _size, ...object } }) => object),
    missing: photos
      .filter(
        ({ photo, place }) => hasOriginal(photo) && !photo.trashedAt && !originals.has(originalPath(place)),
      )
      .map(({ photoId }) => photoId),
    outdated: objects.flatMap((object) => isOutdated(object, documents)),
    unrendered: photos
      .filter(
        ({ photo, place }) =>
          hasOriginal(photo) &&
          photo.thumbnails &&
          originals.has(originalPath(place)) &&
          namesOf(photo.thumbnails).some((name) => !renditions.has(renditionPath(place, name))),
      )
      .map(({ photoId }) => photoId),
    unjudged: records.filter(({ of }) => of.length === 0).length,
  } satisfies Reconciliation
}

export const allBuckets = ({ buckets, renditions }: Pick<KeptData, 'buckets' | 'renditions'>) =>
  new Map<BucketName, Bucket>([...buckets, ['renditions', renditions]])

async function listObjects(bucket: BucketName, each: Bucket): Promise<(Found & { size: number })[]> {
  const [files] = await each.getFiles()
  return files.map(({ name, metadata: { generation, size } }) => ({
    ...{ bucket, name, generation: String(generation), size: Number(size) },
  }))
}

/** A photo that is still uploaded has no original yet, and one that was rejected or is deleted no more. */
const hasOriginal = ({ status, state }: DocumentData) =>
  (status === 'ready' || status === 'processing') && state !== 'deleting'

/** An object of another length is another file, which no record may take for its own. */
function isOutdated(
  { bucket, name, generation, size }: Found & { size: number },
  documents: ReadonlyMap<string, DocumentData>,
): Outdated[] {
  const naming = namingOf(bucket, name)
  const record = naming && documents.get(naming.path)
  if (!record || record.ownerId !== naming.ownerId || record.size !== size) return []
  const isOther = typeof record.generation === 'string' && record.generation !== generation
  return isOther ? [{ path: naming.path, bucket, name }] : []
}
