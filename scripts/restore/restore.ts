import { type Firestore, Timestamp } from '@google-cloud/firestore'
import { restoreDocuments } from './documents.ts'
import type { KeptData } from './kept-data.ts'
import { restoreObjects } from './objects.ts'

export interface Restored {
  objects: number
  documents: number
}

export interface Wanted {
  moment: Date
  collections: readonly string[]
  /** Says what would change and changes nothing. */
  isDry?: boolean
}

/** Makes these collections and all buckets what they were. It may be stopped and begun again. */
export async function restore(
  { firestore, buckets }: KeptData,
  { moment, collections, isDry = false }: Wanted,
): Promise<Restored> {
  // Beyond what the database knows, storage may have forgotten as well, and what is there would go for nothing.
  await checkReach(firestore, collections, Timestamp.fromDate(moment))
  // Objects first: a document that names an object which is not there yet would be seen as broken.
  const objects = await restoreBuckets(buckets, moment, isDry)
  const at = Timestamp.fromDate(moment)
  const { written, removed } = await restoreDocuments(firestore, { collections, moment: at, isDry })
  return { objects, documents: written + removed }
}

/** Throws Google's error if the moment is too long ago, before anything is changed. */
async function checkReach(
  firestore: Firestore,
  collections: readonly string[],
  readTime: Timestamp,
): Promise<void> {
  const [any = 'photos'] = collections
  await firestore.runTransaction((transaction) => transaction.get(firestore.collection(any).limit(1)), {
    readOnly: true,
    readTime,
  })
}

async function restoreBuckets(buckets: KeptData['buckets'], moment: Date, isDry = false): Promise<number> {
  const counts = await Promise.all(
    [...buckets.values()].map(async (bucket) => {
      const { restored, removed } = await restoreObjects(bucket, moment, isDry)
      return restored + removed
    }),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}

/** Those that have documents now. One that was lost altogether has to be named. */
export async function presentCollections(firestore: Firestore): Promise<string[]> {
  return (await firestore.listCollections()).map(({ id }) => id).sort()
}
