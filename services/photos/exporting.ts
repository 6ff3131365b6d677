import type { Bucket } from '@google-cloud/storage'
import { safeName } from '../platform/archive-paths.ts'
import type { ExportedFile, Exporting } from '../platform/exporting.ts'
import { exportRecords } from '../platform/record-export.ts'
import { originalPath } from './paths.ts'
import type { PhotoRecord } from './record.ts'
import type { PhotoStore } from './store.ts'
import { toPhoto } from './views.ts'

export interface ExportingDeps {
  store: Pick<PhotoStore, 'each'>
  originals: Bucket
}

/**
 * Exports all photos as they were uploaded, private and trashed ones in folders of their own, and what is known about
 * each.
 */
export function createExporting({ store, originals }: ExportingDeps): Exporting {
  const fileOf = (photo: PhotoRecord): ExportedFile => ({
    path: pathOf(photo),
    modifiedAt: new Date(photo.addedAt),
    shrinks: false,
    content: async () =>
      originals
        .file(originalPath({ ownerId: photo.ownerId, photoId: photo.id }))
        .createReadStream({ decompress: false, validation: false }),
  })

  return exportRecords<PhotoRecord>({
    each: store.each,
    folder: 'photos',
    isLeftOut: ({ state }) => state !== 'live',
    describe: (photo, [file = null]) => ({ file, ...toPhoto(photo) }),
    files: (photo) => (hasBytes(photo) ? [fileOf(photo)] : []),
  })
}

/** An upload under way has no bytes yet, and those of a rejected file are gone. */
const hasBytes = ({ status }: PhotoRecord) => status === 'processing' || status === 'ready'

function pathOf({ name, day, isPrivate, trashedAt }: PhotoRecord): string {
  const folder = trashedAt !== null ? 'trash' : isPrivate ? 'private' : day.slice(0, 7)
  return `photos/${folder}/${safeName(name)}`
}
