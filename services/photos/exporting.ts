import { FieldPath, type Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { safeName, uniquePaths } from '../platform/archive-paths.ts'
import { type ExportedFile, type Exporting, jsonFile } from '../platform/exporting.ts'
import { originalPath } from './paths.ts'
import type { PhotoRecord } from './record.ts'
import { toPhoto } from './views.ts'

export interface ExportingDeps {
  firestore: Firestore
  originals: Bucket
}

/** Photos that are described in one file of the archive. */
const PAGE = 250

/** All photos as they were uploaded, the private and the trashed in folders of their own, and what is known of each. */
export function createExporting({ firestore, originals }: ExportingDeps): Exporting {
  async function page(ownerId: string, after: string): Promise<PhotoRecord[]> {
    const own = firestore.collection('photos').where('ownerId', '==', ownerId)
    const ordered = own.orderBy(FieldPath.documentId()).limit(PAGE)
    const { docs } = await (after === '' ? ordered : ordered.startAfter(after)).get()
    return docs.map((snapshot) => ({ ...(snapshot.data() as Omit<PhotoRecord, 'id'>), id: snapshot.id }))
  }

  const fileOf = (photo: PhotoRecord, path: string): ExportedFile => ({
    path,
    modifiedAt: new Date(photo.addedAt),
    shrinks: false,
    content: async () =>
      originals
        .file(originalPath({ ownerId: photo.ownerId, photoId: photo.id }))
        .createReadStream({ decompress: false, validation: false }),
  })

  return {
    async *export(accountId) {
      const unique = uniquePaths()
      let after = ''
      for (let number = 1; ; number++) {
        const photos = await page(accountId, after)
        const described: object[] = []
        for (const photo of photos.filter(({ state }) => state === 'live')) {
          const path = hasBytes(photo) ? unique(pathOf(photo)) : null
          described.push({ file: path, ...toPhoto(photo) })
          if (path !== null) yield fileOf(photo, path)
        }
        const name = `photos/photos-${String(number).padStart(4, '0')}.json`
        if (described.length > 0) yield jsonFile(name, described, new Date(newest(photos)))
        after = photos.at(-1)?.id ?? ''
        if (photos.length < PAGE) return
      }
    },
  }
}

/** An upload under way has none yet, and those of a rejected file are gone. */
const hasBytes = ({ status }: PhotoRecord) => status === 'processing' || status === 'ready'

function pathOf({ name, day, isPrivate, trashedAt }: PhotoRecord): string {
  const folder = trashedAt !== null ? 'trash' : isPrivate ? 'private' : day.slice(0, 7)
  return `photos/${folder}/${safeName(name)}`
}

const newest = (photos: PhotoRecord[]) =>
  photos.reduce((latest, { updatedAt }) => (updatedAt > latest ? updatedAt : latest), '')
