import { createHash } from 'node:crypto'
import { originalPath } from '../../services/photos/paths.ts'
import type { DrillWorld } from './world.ts'

/** Collections of a drill: photos, whose originals are objects, and records of other rooms. */
export const COLLECTIONS = ['photos', 'jobs', 'orders', 'accounts'] as const

/** Letters that follow from the name alone, so that every drill has the same data. */
const letters = (name: string) => createHash('sha256').update(name).digest('hex')

/** Fills the database and the buckets. Half of the objects are photos' originals, the others are documents and papers. */
export async function seed(
  { firestore, buckets }: DrillWorld,
  counts: { documents: number; objects: number },
): Promise<void> {
  const writer = firestore.bulkWriter({ throttling: false })
  const photos = Math.floor(counts.objects / 2)
  for (let at = 0; at < counts.documents; at++) {
    const collection = at < photos ? 'photos' : (COLLECTIONS[1 + (at % 3)] ?? 'jobs')
    const id = letters(`${collection}-${at}`).slice(0, 20)
    void writer.set(firestore.collection(collection).doc(id), {
      ownerId: ownerOf(at),
      status: 'ready',
      title: `Number ${at}`,
      createdAt: new Date(Date.UTC(2026, 0, 1) + at * 60_000),
      tags: [letters(`tag-${at}`).slice(0, 6), 'drill'],
      sizes: { bytes: at * 7, width: at % 4000 },
    })
  }
  const work: (() => Promise<unknown>)[] = []
  for (let at = 0; at < counts.objects; at++) {
    const photoId = letters(`photos-${at}`).slice(0, 20)
    const [bucket, name] =
      at < photos
        ? ['originals', originalPath({ ownerId: ownerOf(at), photoId })]
        : [at % 2 === 0 ? 'documents' : 'papers', `${ownerOf(at)}/${photoId}`]
    const file = buckets.get(bucket)?.file(name)
    if (file) work.push(() => file.save(letters(name).repeat(20), { resumable: false }))
  }
  for (let at = 0; at < work.length; at += 32)
    await Promise.all(work.slice(at, at + 32).map((each) => each()))
  await writer.close()
}

const ownerOf = (at: number) => letters(`owner-${at % 40}`).slice(0, 20)
