import { ApiProblem, type StudioClient } from '../client.ts'
import type { ImageFile } from './images.ts'
import { type Watcher, watchPhotos } from './watcher.ts'

export interface PhotoOutcome {
  name: string
  /** Null when no grant was given. */
  photoId: string | null
  /**
   * `refused`: no grant was given; `rejected`: the functions could not use the file; `lost`: neither happened in time.
   */
  status: 'ready' | 'rejected' | 'refused' | 'duplicate' | 'lost'
  reason: string | null
  bytes: number
  /** Milliseconds from the last byte sent until the thumbnail, and the final status, were announced. */
  toThumbnail: number | null
  toEnd: number | null
}

export interface Outcomes {
  photos: PhotoOutcome[]
  /** Milliseconds from the first request until the last photo was done. */
  elapsed: number
}

interface Options {
  /** Concurrent uploads, as many as a browser would run. */
  parallel: number
  onDone?: () => void
  /** How to learn what happened to each photo. */
  watch?: (client: StudioClient) => Promise<Watcher>
  /** Milliseconds that a photo may take after its upload. */
  patience?: number
}

/** Uploads every image and waits, through live events, until each is done. */
export async function uploadAll(
  client: StudioClient,
  images: readonly ImageFile[],
  { parallel, onDone, watch = watchPhotos, patience = 300_000 }: Options,
): Promise<Outcomes> {
  await using watcher = await watch(client)
  const started = performance.now()
  const queue = [...images]
  const outcomes = new Map<ImageFile, Promise<PhotoOutcome>>()

  async function worker() {
    for (let image = queue.shift(); image; image = queue.shift()) {
      const uploaded = uploadOne(image)
      // Processing is awaited later, so that the next upload does not wait for it.
      outcomes.set(image, uploaded.then((end) => end()).finally(onDone))
      await uploaded
    }
  }

  async function uploadOne(image: ImageFile): Promise<() => Promise<PhotoOutcome>> {
    const photo = image.read()
    const base = {
      name: image.name,
      photoId: null,
      bytes: photo.bytes.byteLength,
      reason: null,
      toThumbnail: null,
      toEnd: null,
    }
    try {
      const { photo: stored, grant } = await client.upload(photo)
      const known = { ...base, photoId: stored.id }
      if (!grant) return () => Promise.resolve({ ...known, status: 'duplicate' })
      const uploadedAt = performance.now()
      return async () => {
        const seen = await watcher.until(stored.id, patience)
        if (!seen) return { ...known, status: 'lost', reason: `No end after ${patience / 1000} s` }
        return {
          ...known,
          status: seen.status,
          reason: seen.reason,
          toThumbnail: seen.thumbnailAt === null ? null : Math.max(seen.thumbnailAt - uploadedAt, 0),
          toEnd: Math.max(seen.endAt - uploadedAt, 0),
        }
      }
    } catch (error) {
      const status = error instanceof ApiProblem && error.status < 500 ? 'refused' : 'lost'
      return () =>
        Promise.resolve({ ...base, status, reason: error instanceof Error ? error.message : String(error) })
    }
  }

  await Promise.all(Array.from({ length: parallel }, worker))
  const photos = await Promise.all(images.map((image) => outcomes.get(image)!))
  return { photos, elapsed: performance.now() - started }
}
