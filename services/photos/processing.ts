import { REMOVE } from '../platform/records.ts'
import { RECIPES } from './backfill/recipes.ts'
import { type FileMetadata, factsFromFile } from './file-facts.ts'
import type { PhotoFacts, PhotoRecord, Thumbnails } from './record.ts'
import type { PhotoStore } from './store.ts'

/** An original as an event names it. */
export interface OriginalVersion {
  photoId: string
  generation: string
  /** RFC 3339, when its upload ended, where the event says so. */
  uploadedAt?: string | undefined
}

/** `done`: this part exists, or the event is about other bytes. `unwanted`: nothing of it may stay in storage. */
export type Task = { kind: 'wanted'; sha256: string; size: number } | { kind: 'done' } | { kind: 'unwanted' }

export type Processing = ReturnType<typeof createProcessing>

export interface ProcessingDeps {
  store: Pick<PhotoStore, 'get' | 'change'>
  /** Called with the seconds from the end of the upload, once a photo. */
  tellReady?: (seconds: number) => void
  now?: () => number
}

/**
 * Results that the functions report for a photo. Each may report twice, late, or after the photo is gone: the first
 * report counts, and nothing brings a deleted or rejected photo back.
 */
export function createProcessing({ store, tellReady = () => {}, now = Date.now }: ProcessingDeps) {
  /** Whichever part comes last makes the photo ready, and tells how long that took. */
  async function complete(
    { photoId, uploadedAt }: OriginalVersion,
    change: (found: PhotoRecord | null) => PhotoFacts | null,
  ): Promise<PhotoRecord | null> {
    let statusBefore: PhotoRecord['status'] | undefined
    const photo = await store.change(photoId, (found) => {
      statusBefore = found?.status
      return change(found)
    })
    if (photo?.status === 'ready' && statusBefore !== 'ready')
      tellReady(Math.max(0, now() - Date.parse(uploadedAt ?? photo.grantedAt)) / 1000)
    return photo
  }

  return {
    async thumbnailTask({ photoId, generation }: OriginalVersion): Promise<Task> {
      const photo = await store.get(photoId)
      if (photo?.state !== 'live' || photo.status === 'rejected') return { kind: 'unwanted' }
      if (!isWanted(photo, generation) || photo.thumbnails) return { kind: 'done' }
      return { kind: 'wanted', sha256: photo.sha256, size: photo.size }
    },

    /**
     * Returns what the photo has now: the given thumbnails, those of an earlier run, or null when it wants none any
     * more.
     */
    async addThumbnails(version: OriginalVersion, made: Thumbnails): Promise<Thumbnails | null> {
      const { generation } = version
      const photo = await complete(version, (found) => {
        if (!isWanted(found, generation) || found.thumbnails) return null
        const recipes = { ...found.recipes, thumbnails: RECIPES.thumbnails }
        return { ...found, generation, thumbnails: made, contentType: made.contentType, recipes }
      })
      return isWanted(photo, generation) ? photo.thumbnails : null
    },

    async addMetadata(version: OriginalVersion, read: FileMetadata): Promise<void> {
      const { generation } = version
      await complete(version, (photo) => {
        if (!isWanted(photo, generation) || isRead(photo)) return null
        const recipes = { ...photo.recipes, metadata: RECIPES.metadata }
        return { ...factsFromFile(photo, read), generation, recipes }
      })
    },

    /** Rejects the photo for good, because no retry can help. The reason is shown to the person. */
    async reject({ photoId, generation }: OriginalVersion, reason: string): Promise<void> {
      await store.change(photoId, (photo) =>
        isWanted(photo, generation) && !photo.thumbnails ? { ...photo, generation, reason } : null,
      )
    },

    /** Whether the photo's bytes must be removed: it was deleted or rejected, or never existed. */
    async isDiscarded(photoId: string): Promise<boolean> {
      const photo = await store.get(photoId)
      return photo === null || photo.state === 'deleting' || photo.status === 'rejected'
    },

    /** Call this when none of its bytes are left: it frees the quota and the fingerprint, once. */
    async finishRemoval(photoId: string): Promise<void> {
      await store.change(photoId, (photo) => {
        if (photo?.state === 'deleting') return REMOVE
        return photo?.status === 'rejected' && photo.holdsBytes ? { ...photo, holdsBytes: false } : null
      })
    },
  }
}

/** Whether its metadata was read as it is read now. */
const isRead = ({ metadata, recipes }: PhotoRecord) =>
  metadata !== null && recipes.metadata >= RECIPES.metadata

function isWanted(photo: PhotoRecord | null, generation: string): photo is PhotoRecord {
  if (photo?.state !== 'live' || photo.status === 'rejected') return false
  return photo.generation === null || photo.generation === generation
}
