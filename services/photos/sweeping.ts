import type { FileMetadata } from '@google-cloud/storage'
import type { ObjectFinder } from '../platform/object-finder.ts'
import type { Publish } from '../platform/publish.ts'
import { recordSweeping } from '../platform/record-sweeping.ts'
import type { UnreadRecord } from '../platform/records.ts'
import type { Sweeping } from '../platform/sweeping.ts'
import { isTrashOver } from '../platform/trash.ts'
import { photoDiscarded, photoUploaded } from './events.ts'
import { originalPath } from './paths.ts'
import type { PhotoFacts, PhotoRecord } from './record.ts'
import { ABANDONED_AFTER_MS, stageOf } from './stages.ts'
import type { PhotoStore } from './store.ts'

export interface SweepingDeps {
  store: Pick<PhotoStore, 'due' | 'change'>
  originals: ObjectFinder
  publish: Publish
  now: () => number
}

type Outcome = 'publishedAgain' | 'expired' | 'abandoned' | 'givenUp'

/** Handles photos that are stalled: their events are published again, or they expire or are given up. */
export function createSweeping({
  store,
  originals,
  publish,
  now,
}: SweepingDeps): Sweeping<UnreadRecord<PhotoRecord>> {
  const discard = (photo: PhotoRecord) =>
    publish(photoDiscarded, { ownerId: photo.ownerId, photoId: photo.id })
  const { wait, publishedAgain, remove, sweeping } = recordSweeping<PhotoFacts, PhotoRecord>({
    store,
    stageOf,
    discard,
    now,
  })

  const isExpired = (photo: PhotoRecord) => isTrashOver(photo, now())
  const isAbandoned = (photo: PhotoRecord) =>
    photo.status === 'uploading' && Date.parse(photo.grantedAt) + ABANDONED_AFTER_MS <= now()

  async function sweepPhoto(photo: PhotoRecord): Promise<Outcome | null> {
    const stage = stageOf(photo)
    if (stage !== 'deleting' && isExpired(photo)) return (await remove(photo, isExpired)) ? 'expired' : null
    if (stage === 'resting') return null
    if (stage === 'uploading' || stage === 'processing') {
      const object = await originals.find(originalPath({ ownerId: photo.ownerId, photoId: photo.id }))
      if (object) await publishAgain(photo, object)
      else if (stage === 'uploading') {
        if (isAbandoned(photo)) return (await remove(photo, isAbandoned)) ? 'abandoned' : null
        await wait(photo)
        return null
      }
    } else await discard(photo)
    return publishedAgain(photo)
  }

  async function publishAgain(photo: PhotoRecord, object: FileMetadata): Promise<void> {
    const { traceparent } = object.metadata ?? {}
    const payload = {
      bucket: originals.bucket,
      name: originalPath({ ownerId: photo.ownerId, photoId: photo.id }),
      generation: String(object.generation),
      size: String(object.size),
      ...(typeof traceparent === 'string' && { metadata: { traceparent } }),
    }
    const missing = !photo.thumbnails ? 'photo-thumbnails' : 'photo-metadata'
    const isOneMissing = photo.thumbnails !== null || photo.metadata !== null
    await publish(photoUploaded, payload, {
      ...(isOneMissing && { for: missing }),
      ...(typeof traceparent === 'string' && { traceparent }),
    })
  }

  return sweeping(sweepPhoto)
}
