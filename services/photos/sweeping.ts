import type { ObjectFinder } from '../platform/object-finder.ts'
import type { Publish } from '../platform/publish.ts'
import { isTrashOver } from '../platform/trash.ts'
import { uploadSweeping } from '../platform/upload-sweeping.ts'
import type { UploadedObject } from '../platform/uploaded-object.ts'
import { photoAdjusted, photoDiscarded, photoUploaded } from './events.ts'
import { originalPath } from './paths.ts'
import type { PhotoFacts, PhotoRecord } from './record.ts'
import { stageOf } from './stages.ts'
import type { PhotoStore } from './store.ts'

export interface SweepingDeps {
  store: Pick<PhotoStore, 'due' | 'change'>
  originals: ObjectFinder
  publish: Publish
  now: () => number
}

/** Handles photos that are stalled: their events are published again, or they expire or are given up. */
export function createSweeping({ store, originals, publish, now }: SweepingDeps) {
  /** The function whose part of the photo is there is not asked again. */
  async function announce(photo: PhotoRecord, upload: UploadedObject): Promise<void> {
    if (stageOf(photo) === 'adjusting') {
      await publish(photoAdjusted, { ownerId: photo.ownerId, photoId: photo.id })
      return
    }
    const missing = !photo.thumbnails ? 'photo-thumbnails' : 'photo-metadata'
    const isOneMissing = photo.thumbnails !== null || photo.metadata !== null
    const traceparent = upload.metadata?.traceparent
    await publish(photoUploaded, upload, {
      ...(isOneMissing && { for: missing }),
      ...(traceparent !== undefined && { traceparent }),
    })
  }

  return uploadSweeping<PhotoFacts, PhotoRecord>({
    store,
    stageOf,
    discard: ({ ownerId, id }) => publish(photoDiscarded, { ownerId, photoId: id }),
    files: originals,
    pathOf: ({ ownerId, id }) => originalPath({ ownerId, photoId: id }),
    announce,
    isExpired: (photo) => isTrashOver(photo, now()),
    now,
  })
}
