import type { FileMetadata } from '@google-cloud/storage'
import type { ObjectFinder } from '../platform/object-finder.ts'
import type { Publish } from '../platform/publish.ts'
import type { UnreadRecord } from '../platform/records.ts'
import type { Sweeping } from '../platform/sweeping.ts'
import { isoTime } from '../platform/times.ts'
import { isGivenUp, waitOn } from '../platform/waiting.ts'
import { photoDiscarded, photoUploaded } from './events.ts'
import { originalPath } from './paths.ts'
import type { PhotoRecord } from './record.ts'
import { ABANDONED_AFTER_MS, stageOf, TRASH_KEPT_MS } from './stages.ts'
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
  const time = () => isoTime(now())

  /** Postpones the photo's next check; if it was changed meanwhile, that has already happened. */
  const wait = (photo: PhotoRecord) =>
    store.change(photo.id, (found) =>
      found && stageOf(found) === stageOf(photo) && found.sweeps === photo.sweeps
        ? {
            ...found,
            ...waitOn(found, time()),
            needsAttention: found.needsAttention || isGivenUp(waitOn(found, time())),
          }
        : null,
    )

  async function discard(photo: PhotoRecord): Promise<void> {
    await publish(photoDiscarded, { ownerId: photo.ownerId, photoId: photo.id })
  }

  async function remove(photo: PhotoRecord, isDue: (found: PhotoRecord) => boolean): Promise<boolean> {
    const found = await store.change(photo.id, (current) =>
      current?.state === 'live' && isDue(current) ? { ...current, state: 'deleting' } : null,
    )
    if (found?.state !== 'deleting') return false
    await discard(photo)
    return true
  }

  const isExpired = ({ trashedAt }: PhotoRecord) =>
    trashedAt !== null && Date.parse(trashedAt) + TRASH_KEPT_MS <= now()
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
    const waiting = await wait(photo)
    return waiting?.needsAttention ? 'givenUp' : 'publishedAgain'
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

  async function sweepOne({ read }: UnreadRecord<PhotoRecord>): Promise<Outcome | null> {
    const photo = read()
    return photo && sweepPhoto(photo)
  }

  return { due: store.due, sweepOne }
}
