// Images as pages ask for them: from memory, from storage, or made now.
import type { Bucket } from '@google-cloud/storage'
import { LRUCache } from 'lru-cache'
import { SECOND_MS } from '../../platform/durations.ts'
import { keepMostRecent } from '../../platform/keep-most-recent.ts'
import type { Publish } from '../../platform/publish.ts'
import { isMissing } from '../../platform/storage-errors.ts'
import { shopImageWanted } from '../events.ts'
import type { Makings } from './makings.ts'
import { type ImageSize, imagePath, makingId } from './paths.ts'
import type { createShowing, ShownImage } from './showing.ts'

const MEMORY_BYTES = 64 * 1024 * 1024
/** Larger ones are read every time rather than in place of many small ones. */
const MOST_REMEMBERED = 4 * 1024 * 1024
/** How long nobody asks again for an image that cannot be made now. */
const REFUSED_MS = 10 * SECOND_MS
/** How long a request waits for an image that is being made. */
export const PATIENCE_MS = 4 * SECOND_MS
/** Pixels of the photo room's thumbnail; larger images are replaced by its preview. */
const THUMBNAIL = 320

export interface ImagesDeps {
  showing: ReturnType<typeof createShowing>
  makings: Pick<Makings, 'claim' | 'settled'>
  renditions: Pick<Bucket, 'file'>
  publish: Publish
  now: () => number
  /** Resolves after so many milliseconds. */
  wait: (milliseconds: number) => Promise<void>
}

export interface ImageRequest {
  photoId: string
  version: string
  size: ImageSize
}

/** `isFinal` is false for the photo's own WebP of about that size, which stands in while there is no image. */
export interface ServedImage {
  bytes: Buffer
  isFinal: boolean
}

export type ShopImages = ReturnType<typeof createShopImages>

export function createShopImages({ showing, makings, renditions, publish, now, wait }: ImagesDeps) {
  const memory = new LRUCache<string, Buffer>({
    maxSize: MEMORY_BYTES,
    maxEntrySize: MOST_REMEMBERED,
    sizeCalculation: (bytes, path) => bytes.length + path.length,
  })
  const refused = keepMostRecent<number>(20_000)
  const underWay = new Map<string, Promise<Buffer | null>>()

  async function stored(path: string): Promise<Buffer | null> {
    const known = memory.get(path)
    if (known) return known
    try {
      const [bytes] = await renditions.file(path).download({ validation: false })
      memory.set(path, bytes)
      return bytes
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  /** Null when it is not there in time. */
  async function made({ photoId, version, size }: ImageRequest, { source, focus }: ShownImage, path: string) {
    const id = makingId(photoId, version, size)
    const claim = await makings.claim({ id, ownerId: source.ownerId, photoId, focus })
    if (claim === 'claimed') await publish(shopImageWanted, { photoId, version, ...size })
    const isThere =
      claim === 'there' || (claim !== 'refused' && (await makings.settled(id, wait(PATIENCE_MS))) === 'made')
    if (isThere) return stored(path)
    if (claim === 'refused') refused.set(path, now() + REFUSED_MS)
    return null
  }

  /** However many ask for one image at once, it is looked for once. */
  function shared(path: string, work: () => Promise<Buffer | null>): Promise<Buffer | null> {
    const working = underWay.get(path) ?? work().finally(() => underWay.delete(path))
    underWay.set(path, working)
    return working
  }

  return {
    /** Null for an image that is not public, whether or not it exists. */
    find: ({ photoId, version }: Pick<ImageRequest, 'photoId' | 'version'>): Promise<ShownImage | null> =>
      showing.find(photoId, version),

    /** Null when there is not even an image that could stand in. */
    async read(request: ImageRequest, shown: ShownImage): Promise<ServedImage | null> {
      const { prefix, thumbnail, preview } = shown.source
      const path = imagePath(prefix, request.version, request.size)
      const bytes =
        memory.get(path) ??
        (await shared(path, async () => {
          const there = await stored(path)
          if (there || (refused.get(path) ?? 0) > now()) return there
          return made(request, shown, path)
        }))
      if (bytes) return { bytes, isFinal: true }
      const standIn = await stored(request.size.width <= THUMBNAIL ? thumbnail : preview)
      return standIn && { bytes: standIn, isFinal: false }
    },
  }
}
