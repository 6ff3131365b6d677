import { createHash } from 'node:crypto'
import { recordPrefix as careersPrefix } from '../../services/careers/paths.ts'
import { originalPath } from '../../services/photos/paths.ts'
import { recordPrefix as shopPrefix } from '../../services/shop/paths.ts'
import { inBatches } from '../restore/batches.ts'
import type { KeptBucket } from '../restore/kept-data.ts'
import type { DrillWorld } from './world.ts'

interface Owned {
  ownerId: string
  id: string
}

/** Collections of a drill, each with the name of an object of one of its records. */
const KINDS = {
  photos: ({ ownerId, id }: Owned) => originalPath({ ownerId, photoId: id }),
  jobs: (record: Owned) => `${careersPrefix('jobs', record)}text`,
  cvs: (record: Owned) => `${careersPrefix('cvs', record)}paper.pdf`,
  shopOrders: (record: Owned) => `${shopPrefix('orders', record)}invoice.pdf`,
}
type Collection = keyof typeof KINDS
export const COLLECTIONS = Object.keys(KINDS) as Collection[]

/** Fills the database and the buckets. Half of the objects are photos' originals, the others are documents and papers. */
export async function seed(
  { firestore, buckets }: DrillWorld,
  counts: { documents: number; objects: number },
): Promise<void> {
  const writer = firestore.bulkWriter({ throttling: false })
  const photos = Math.floor(counts.objects / 2)
  const records = Array.from({ length: counts.documents }, (_, at) => recordAt(at, at < photos))
  for (const [at, { collection, ownerId, id }] of records.entries())
    void writer.set(firestore.collection(collection).doc(id), {
      ownerId,
      status: 'ready',
      title: `Number ${at}`,
      createdAt: new Date(Date.UTC(2026, 0, 1) + at * 60_000),
      tags: [letters(`tag-${at}`).slice(0, 6), 'drill'],
      sizes: { bytes: at * 7, width: at % 4000 },
    })
  await Promise.all([
    writer.close(),
    inBatches(records.slice(0, counts.objects), async ({ collection, bucket, ownerId, id }) => {
      const name = KINDS[collection]({ ownerId, id })
      await buckets.get(bucket)?.file(name).save(letters(name).repeat(20), { resumable: false })
    }),
  ])
}

function recordAt(at: number, isPhoto: boolean): Owned & { collection: Collection; bucket: KeptBucket } {
  const collection = isPhoto ? 'photos' : ((['jobs', 'cvs', 'shopOrders'] as const)[at % 3] ?? 'jobs')
  return {
    collection,
    bucket: isPhoto ? 'originals' : collection === 'jobs' ? 'documents' : 'papers',
    ownerId: letters(`owner-${at % 40}`).slice(0, 20),
    id: letters(`${collection}-${at}`).slice(0, 20),
  }
}

/** Letters that follow from the name alone, so that every drill has the same data. */
const letters = (name: string) => createHash('sha256').update(name).digest('hex')
