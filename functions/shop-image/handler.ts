import { createHash } from 'node:crypto'
import type { Bucket } from '@google-cloud/storage'
import { imageVersion } from '../../services/platform/image-version.ts'
import { isMissing, isThereAlready } from '../../services/platform/storage-errors.ts'
import type { ShopImageWanted } from '../../services/shop/events.ts'
import type { Makings } from '../../services/shop/images/makings.ts'
import { imagePath, makingId } from '../../services/shop/images/paths.ts'
import type { PhotoSource, ShopPhotos } from '../../services/shop/images/photos.ts'
import { type Rendering, renderImage } from './render.ts'

export interface HandlerDeps {
  makings: Pick<Makings, 'task' | 'made' | 'failed'>
  photos: Pick<ShopPhotos, 'source'>
  originals: Bucket
  renditions: Bucket
}

const FOR_EVER = 'public, max-age=31536000, immutable'
/** The image library here decodes these; the photo room's previews of others were made by another. */
const READ = ['jpeg', 'png', 'webp', 'avif', 'tiff', 'gif'].map((format) => `image/${format}`)

/** Makes an image once. Nothing in the event counts but its name: what is made follows from the claim and the photo. */
export function createHandler({ makings, photos, originals, renditions }: HandlerDeps) {
  /** Null when the photo cannot be read, which is final. */
  async function render(source: PhotoSource, rendering: Rendering): Promise<Buffer | null> {
    const { path, generation } = source.original
    const candidates = [originals.file(path, { generation }), renditions.file(source.preview)]
    const hasReadable = READ.includes(source.contentType) && !source.isAdjusted
    // The preview is smaller than what may be asked for, and all there is of a damaged original.
    for (const file of hasReadable ? candidates : candidates.slice(1)) {
      const bytes = await read(file)
      const image = bytes && (await renderImage(bytes, rendering).catch(() => null))
      if (image) return image
    }
    return null
  }

  /** Where it is made twice, the first stays. */
  async function save(path: string, bytes: Buffer, format: string): Promise<void> {
    try {
      await renditions.file(path).save(bytes, {
        resumable: false,
        preconditionOpts: { ifGenerationMatch: 0 },
        // The store compares the MD5; the client's own comparison is slow.
        validation: false,
        metadata: { contentType: `image/${format}`, cacheControl: FOR_EVER, md5Hash: md5(bytes) },
      })
    } catch (error) {
      if (!isThereAlready(error)) throw error
    }
  }

  return async ({ photoId, version, ...size }: ShopImageWanted): Promise<void> => {
    const id = makingId(photoId, version, size)
    const [task, source] = await Promise.all([makings.task(id), photos.source(photoId)])
    if (!task) return
    if (!source || imageVersion(source.sha256, task.focus) !== version) return makings.failed(id)

    const path = imagePath(source.prefix, version, size)
    const image = await render(source, { ...size, focus: task.focus })
    if (!image) return makings.failed(id)
    await save(path, image, size.format)
    if (await photos.source(photoId)) return makings.made(id)
    // The photo's removal may have looked before this image was there.
    await renditions.file(path).delete({ ignoreNotFound: true })
    await makings.failed(id)
  }
}

async function read(file: ReturnType<Bucket['file']>): Promise<Buffer | null> {
  try {
    const [bytes] = await file.download({ validation: false })
    return bytes
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest('base64')
