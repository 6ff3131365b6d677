// The pictures that a link shows: the photo's own, or the same with the link's watermark, made when somebody first looks.
import type { Bucket } from '@google-cloud/storage'
import { SECOND_MS } from '../../platform/durations.ts'
import { AppError } from '../../platform/errors.ts'
import type { Publish } from '../../platform/publish.ts'
import { photoShareDue } from '../events.ts'
import { renditionPath } from '../paths.ts'
import { type MarkMakings, markId, markPath, markVersion } from './mark-record.ts'
import type { LinkRecord } from './record.ts'
import type { SharedSize } from './schemas.ts'
import type { ShownPhoto } from './sharing-rules.ts'

/** How long a request waits for a picture that is being made. */
export const PATIENCE_MS = 4 * SECOND_MS

export interface PicturesDeps {
  makings: Pick<MarkMakings, 'claim' | 'settled'>
  renditions: Pick<Bucket, 'file'>
  publish: Publish
  /** Resolves after so many milliseconds. */
  wait: (milliseconds: number) => Promise<void>
}

export interface SharedPicture {
  /** In `renditions`: WebP. */
  path: string
  /** Changes with the content. */
  version: string
}

export type SharedPictures = ReturnType<typeof createSharedPictures>

export function createSharedPictures({ makings, renditions, publish, wait }: PicturesDeps) {
  const exists = async (path: string) => (await renditions.file(path).exists())[0]

  return {
    /** Throws AppError `temporary` while a picture with a watermark is not there yet. */
    async find(link: LinkRecord, photo: ShownPhoto, size: SharedSize): Promise<SharedPicture> {
      const place = { ownerId: photo.ownerId, photoId: photo.id }
      const { preview } = photo.thumbnails
      if (link.watermark === '') {
        const name = photo.thumbnails[size]
        return { path: renditionPath(place, name), version: name }
      }
      const version = markVersion(preview, link.watermark)
      const path = markPath(place, { linkId: link.id, version }, size)
      if (await exists(path)) return { path, version }

      const id = markId(link.id, photo.id, version)
      const wanted = { id, ownerId: photo.ownerId, linkId: link.id, photoId: photo.id, version }
      const claim = await makings.claim(wanted)
      if (claim === 'claimed') await publish(photoShareDue, { linkId: link.id, photoId: photo.id })
      const isThere =
        claim === 'there' ||
        (claim !== 'refused' && (await makings.settled(id, wait(PATIENCE_MS))) === 'made')
      if (isThere) return { path, version }
      throw new AppError('temporary', 'This picture is not ready yet', { retryAfter: 2 })
    },
  }
}
