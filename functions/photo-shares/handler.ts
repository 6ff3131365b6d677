import { createHash } from 'node:crypto'
import type { Bucket } from '@google-cloud/storage'
import type { PhotoShareDue } from '../../services/photos/events.ts'
import { type MarkMakings, markId, markPath, markVersion } from '../../services/photos/links/mark-record.ts'
import type { LinkRecord } from '../../services/photos/links/record.ts'
import type { LinkRemoval } from '../../services/photos/links/removal.ts'
import { SHARED_EDGES, type SharedSize } from '../../services/photos/links/schemas.ts'
import { canBeShown, type ShownPhoto } from '../../services/photos/links/sharing-rules.ts'
import type { LinkStore } from '../../services/photos/links/store.ts'
import { renditionPath } from '../../services/photos/paths.ts'
import type { PhotoStore } from '../../services/photos/store.ts'
import { isMissing } from '../../services/platform/storage-errors.ts'
import { drawWatermark } from './watermark.ts'

export interface HandlerDeps {
  links: Pick<LinkStore, 'get'>
  photos: Pick<PhotoStore, 'get'>
  makings: Pick<MarkMakings, 'task' | 'made' | 'failed'>
  removal: LinkRemoval
  renditions: Bucket
  /** Publishes that there is more to remove. */
  goOn: (due: PhotoShareDue) => Promise<unknown>
}

const SIZES = Object.keys(SHARED_EDGES) as SharedSize[]

/**
 * Makes the pictures of one photo with a link's watermark, or removes all of a deleted link. Nothing in the event counts
 * but its names: the records decide, and a picture is only made that somebody was promised.
 */
export function createHandler({ links, photos, makings, removal, renditions, goOn }: HandlerDeps) {
  async function find(linkId: string, photoId: string) {
    const link = await links.get(linkId)
    if (link?.state !== 'live' || link.watermark === '') return null
    const photo = await photos.get(photoId)
    return canBeShown(photo, link.ownerId) ? { link, photo } : null
  }

  async function make(link: LinkRecord, photo: ShownPhoto): Promise<void> {
    const place = { ownerId: photo.ownerId, photoId: photo.id }
    const { preview } = photo.thumbnails
    const version = markVersion(preview, link.watermark)
    const id = markId(link.id, photo.id, version)
    const task = await makings.task(id)
    if (!task) return
    const bytes = await read(renditions, renditionPath(place, preview))
    const drawn = bytes && (await drawWatermark(bytes, link.watermark).catch(() => null))
    if (!drawn) return makings.failed(id)
    await Promise.all(
      SIZES.map((size) => save(renditions, markPath(place, { linkId: link.id, version }, size), drawn[size])),
    )
    // The link's or the photo's removal may have looked before these pictures were there.
    if (!(await find(link.id, photo.id))) {
      await removal.removePictures(task)
      return makings.failed(id)
    }
    await makings.made(id)
  }

  return async (due: PhotoShareDue): Promise<void> => {
    if (due.photoId === null) {
      if (!(await removal.remove(due.linkId))) await goOn(due)
      return
    }
    const found = await find(due.linkId, due.photoId)
    if (found) await make(found.link, found.photo)
  }
}

async function read(bucket: Bucket, path: string): Promise<Buffer | null> {
  try {
    const [bytes] = await bucket.file(path).download({ validation: false })
    return bytes
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** The same twice is the same: what is drawn follows from the name. */
const save = (bucket: Bucket, path: string, bytes: Buffer) =>
  bucket.file(path).save(bytes, {
    resumable: false,
    // The store compares the MD5; the client's own comparison is slow.
    validation: false,
    metadata: {
      contentType: 'image/webp',
      cacheControl: 'private, no-store',
      md5Hash: createHash('md5').update(bytes).digest('base64'),
    },
  })
