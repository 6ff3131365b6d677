import { type Firestore, Timestamp } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { type Backup, earliestReadable, newestBackup, remakeDatabase, restoreFromAside } from './backups.ts'
import { readDocuments, restoreDocuments } from './documents.ts'
import type { KeptBucket, KeptData } from './kept-data.ts'
import { restoreObjects, softDeleteMs } from './objects.ts'

export interface Restored {
  objects: number
  documents: number
  /** What was looked at. */
  collections: readonly string[]
  /** What was restored from where the database's own past does not reach. */
  backup: Backup | null
  /** Buckets that do not keep what was deleted for so long; they stay as they are. */
  untouched: readonly KeptBucket[]
}

export interface Wanted {
  moment: Date
  /** All that have documents, if left out. */
  collections?: readonly string[] | undefined
  /** Says what would change and changes nothing. */
  isDry?: boolean
}

/**
 * Makes these collections and all buckets what they were: at the moment itself where the database still knows it, at the
 * newest backup before it otherwise. It may be stopped and begun again. Throws, before anything is changed, if neither
 * reaches back so far.
 */
export async function restore(data: KeptData, wanted: Wanted): Promise<Restored> {
  const { moment, isDry = false } = wanted
  const earliest = await earliestReadable(data)
  if (earliest !== null && moment.getTime() >= earliest) return await restorePast(data, wanted)

  const backup = await newestBackup(data, moment)
  if (!backup) {
    const past = earliest === null ? 'went with it' : `begins at ${new Date(earliest).toISOString()}`
    throw new Error(
      `The database's past ${past}, and there is no backup from before ${moment.toISOString()}.`,
    )
  }
  // Objects first: a document that names an object which is not there yet would be seen as broken.
  const taken = new Date(backup.snapshot)
  const { kept, untouched } = await bucketsThatReach(data, taken)
  const objects = await restoreBuckets(kept, taken, isDry)
  const { collections } = wanted
  if (earliest !== null)
    return { ...(await restoreFromAside(data, { backup, collections, isDry })), objects, untouched, backup }
  const documents = await remakeDatabase(data, { backup, isDry })
  const present = isDry ? [] : await presentCollections(data.firestore)
  return { objects, documents, collections: present, untouched, backup }
}

async function restorePast(
  data: KeptData,
  { moment, collections: named, isDry = false }: Wanted,
): Promise<Restored> {
  const { firestore } = data
  const collections = named ?? (await presentCollections(firestore))
  const then = await readDocuments(firestore, collections, Timestamp.fromDate(moment))
  // Every bucket keeps what was deleted for at least as long as the database knows its past.
  const objects = await restoreBuckets(data.buckets, moment, isDry)
  const { written, removed } = await restoreDocuments(firestore, { collections, then, isDry })
  return { objects, documents: written + removed, collections, untouched: [], backup: null }
}

/** A bucket that has forgotten what was deleted since would only lose what came later. */
async function bucketsThatReach({ buckets, now }: KeptData, moment: Date) {
  const kept = new Map<KeptBucket, Bucket>()
  const untouched: KeptBucket[] = []
  for (const [name, bucket] of buckets)
    if (now() - moment.getTime() < (await softDeleteMs(bucket))) kept.set(name, bucket)
    else untouched.push(name)
  return { kept, untouched }
}

async function restoreBuckets(buckets: KeptData['buckets'], moment: Date, isDry: boolean): Promise<number> {
  const counts = await Promise.all(
    [...buckets.values()].map(async (bucket) => {
      const { restored, removed } = await restoreObjects(bucket, moment, isDry)
      return restored + removed
    }),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}

/** Those that have documents now. One that was lost altogether has to be named. */
async function presentCollections(firestore: Firestore): Promise<string[]> {
  return (await firestore.listCollections()).map(({ id }) => id).sort()
}
