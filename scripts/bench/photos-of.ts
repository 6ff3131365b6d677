// Photos for measurements of reading, written straight into the database.
import type { Firestore } from '@google-cloud/firestore'
import { complete } from '../../services/photos/complete.ts'
import { newPhoto } from '../../services/photos/new-photo.ts'
import type { PhotoFacts } from '../../services/photos/record.ts'

const MINUTE_MS = 60_000

/** Each was taken a little more than an hour after the one before. */
export function benchPhoto(ownerId: string, i: number): PhotoFacts {
  const at = new Date(Date.UTC(2010, 0, 1) + i * 73 * MINUTE_MS).toISOString()
  const contentType = 'image/jpeg'
  const sha256 = i.toString(16).padStart(64, '0')
  const upload = { name: `photo-${i}.jpg`, contentType, size: 4_000_000, sha256 }
  return {
    ...newPhoto({ ownerId, id: `${ownerId}-${i}`, upload, contentType, at }),
    generation: '1',
    thumbnails: {
      contentType,
      width: 4000,
      height: 3000,
      ratio: 4 / 3,
      thumbhash: '3OcRJYB4d3h/iIeHeEh3eIhw+j3A',
      isAnimated: false,
      preview: '0123456789abcdef-1600.webp',
      thumbnail: '0123456789abcdef-320.webp',
    },
    takenAt: at,
    tags: [`tag-${i % 20}`],
  }
}

/** Writes them as they are stored, with other documents that belong to them. */
export async function writePhotos(
  firestore: Firestore,
  photos: Iterable<PhotoFacts>,
  beside: (photo: PhotoFacts) => { path: string; data: object }[] = () => [],
): Promise<void> {
  const writer = firestore.bulkWriter({ throttling: false })
  for (const facts of photos) {
    const updatedAt = new Date().toISOString()
    const { id, ...document } = complete(facts, null, updatedAt)
    void writer.set(firestore.collection('photos').doc(id), { ...document, updatedAt })
    for (const { path, data } of beside(facts)) void writer.set(firestore.doc(path), data)
  }
  await writer.close()
}
