import type { Bucket } from '@google-cloud/storage'
import { safeName, uniquePaths } from '../platform/archive-paths.ts'
import { type ExportedFile, type Exporting, jsonFile } from '../platform/exporting.ts'
import type { UnreadRecord } from '../platform/records.ts'
import { originalPath } from './paths.ts'
import type { PhotoRecord } from './record.ts'
import type { PhotoStore } from './store.ts'
import { toPhoto } from './views.ts'

export interface ExportingDeps {
  store: Pick<PhotoStore, 'each'>
  originals: Bucket
}

/** Photos described in one file of the archive. */
const DESCRIBED_TOGETHER = 250

/**
 * Exports all photos as they were uploaded, private and trashed ones in folders of their own, and what is known about
 * each.
 */
export function createExporting({ store, originals }: ExportingDeps): Exporting {
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
      let number = 0
      let described: { file: string | null; updatedAt: string }[] = []

      function describedFile(): ExportedFile {
        number += 1
        const latest = described.reduce((time, { updatedAt }) => (updatedAt > time ? updatedAt : time), '')
        const name = `photos/photos-${String(number).padStart(4, '0')}.json`
        const file = jsonFile(name, described, new Date(latest))
        described = []
        return file
      }

      for await (const unread of store.each(accountId)) {
        const photo = readable(unread)
        if (photo instanceof Error) yield unreadable(unread.id, photo)
        if (photo instanceof Error || photo?.state !== 'live') continue
        const path = hasBytes(photo) ? unique(pathOf(photo)) : null
        described.push({ file: path, ...toPhoto(photo) })
        if (path !== null) yield fileOf(photo, path)
        if (described.length === DESCRIBED_TOGETHER) yield describedFile()
      }
      if (described.length > 0) yield describedFile()
    },
  }
}

function readable({ read }: UnreadRecord<PhotoRecord>): PhotoRecord | Error | null {
  try {
    return read()
  } catch (error) {
    return error as Error
  }
}

/** Lists the record among what is missing; the archive continues without it. */
const unreadable = (id: string, error: Error): ExportedFile => ({
  path: `photos/${id}`,
  modifiedAt: new Date(0),
  shrinks: false,
  content: () => Promise.reject(error),
})

/** An upload under way has no bytes yet, and those of a rejected file are gone. */
const hasBytes = ({ status }: PhotoRecord) => status === 'processing' || status === 'ready'

function pathOf({ name, day, isPrivate, trashedAt }: PhotoRecord): string {
  const folder = trashedAt !== null ? 'trash' : isPrivate ? 'private' : day.slice(0, 7)
  return `photos/${folder}/${safeName(name)}`
}
