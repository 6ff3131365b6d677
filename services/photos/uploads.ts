import { AppError } from '../platform/errors.ts'
import type { GrantedObject, Grants } from '../platform/grants.ts'
import { DEFAULT_QUOTA_BYTES } from '../platform/meter.ts'
import type { Publish } from '../platform/publish.ts'
import type { UploadGrant } from '../platform/schemas.ts'
import { isoTime } from '../platform/times.ts'
import type { Albums } from './albums/service.ts'
import { photoDiscarded } from './events.ts'
import { newPhoto } from './new-photo.ts'
import { ownPhoto } from './ownership.ts'
import { originalPath } from './paths.ts'
import type { PhotoFacts } from './record.ts'
import type { PhotoUploadRequest, UploadAnswer } from './schemas.ts'
import type { PhotoStore } from './store.ts'
import { checkUpload } from './upload-rules.ts'
import { toPhoto, veil } from './views.ts'

export interface UploadsDeps {
  store: Pick<PhotoStore, 'get' | 'change' | 'reserve'>
  albums: Pick<Albums, 'take'>
  grants: Pick<Grants, 'upload'>
  publish: Publish
  now: () => number
  newId: () => string
  /** Bytes that one person may store. */
  quotaBytes?: number
}

/** Uploads are granted before a byte is sent, and sent by the browser straight to storage. */
export function createUploads({ store, albums, grants, publish, now, newId, quotaBytes }: UploadsDeps) {
  const everybodys = quotaBytes ?? DEFAULT_QUOTA_BYTES
  const time = () => isoTime(now())

  async function renewed(id: string): Promise<PhotoFacts | null> {
    return store.change(id, (photo) =>
      photo?.state === 'live' && photo.status === 'uploading' ? { ...photo, grantedAt: time() } : null,
    )
  }

  return {
    /** Throws AppError `invalid`, `too-large`, `unsupported` or `quota`. */
    async request(ownerId: string, upload: PhotoUploadRequest): Promise<UploadAnswer> {
      const contentType = checkUpload(upload)
      const facts = newPhoto({ ownerId, id: newId(), upload, contentType, at: time() })
      const reserved = await store.reserve(facts, everybodys)
      const { outcome } = reserved
      const photo = (upload.albumId && (await albums.take(reserved.photo, upload.albumId))) || reserved.photo
      const told = photo.isPrivate ? veil(toPhoto(photo)) : toPhoto(photo)
      if (outcome === 'known') {
        if (photo.status !== 'uploading') return { photo: told, grant: null }
        await renewed(photo.id)
      }
      return { photo: told, grant: await grants.upload(originalOf(photo)) }
    },

    /** Grants the upload again for a photo whose bytes have not arrived. Throws AppError `not-found` or `conflict`. */
    async grant(ownerId: string, id: string): Promise<UploadGrant> {
      const photo = ownPhoto(await store.get(id), ownerId, id)
      if (photo.status !== 'uploading') throw new AppError('conflict', 'This photo is stored already')
      await renewed(id)
      return grants.upload(originalOf(photo))
    },

    /** Cancels an upload under way. Throws AppError `not-found` or `conflict`. */
    async cancel(ownerId: string, id: string): Promise<void> {
      await store.change(id, (found) => {
        const photo = ownPhoto(found, ownerId, id)
        if (photo.status !== 'uploading') throw new AppError('conflict', 'This photo is stored already')
        return { ...photo, state: 'deleting' }
      })
      // Bytes may have arrived already or may still arrive; the removal handles both.
      await publish(photoDiscarded, { ownerId, photoId: id })
    },
  }
}

const originalOf = ({ ownerId, id: photoId, contentType, size }: PhotoFacts): GrantedObject => ({
  path: originalPath({ ownerId, photoId }),
  contentType,
  size,
})
