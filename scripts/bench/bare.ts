import sharp from 'sharp'
import { SMALL_WEBP, WEBP } from '../../services/photos/rendering/settings.ts'
import { RENDITION_EDGES } from '../../services/photos/schemas.ts'

/**
 * Does what the thumbnails function does, with sharp alone: decodes once, and makes the smaller renditions from the
 * larger ones.
 */
export async function bareRenditions(bytes: Uint8Array): Promise<void> {
  const { small, thumbnail, preview } = RENDITION_EDGES
  const { data, info } = await sharp(bytes, { failOn: 'error' })
    .autoOrient()
    .resize({ width: preview, height: preview, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: info.channels }
  // Nothing waits for what it does not need: a slower bare loop would flatter the product.
  await Promise.all([
    sharp(data, { raw }).webp(WEBP).toBuffer(),
    sharp(data, { raw })
      .resize({ width: thumbnail, height: thumbnail, fit: 'inside' })
      .raw()
      .toBuffer({ resolveWithObject: true })
      .then(({ data: middle, info: { width, height, channels } }) => {
        const open = () => sharp(middle, { raw: { width, height, channels } })
        return Promise.all([
          open().webp(WEBP).toBuffer(),
          open().resize({ width: small, height: small, fit: 'inside' }).webp(SMALL_WEBP).toBuffer(),
        ])
      }),
  ])
}

/** Runs `work` over `items`, `parallel` at a time. */
export async function inParallel<T>(
  items: readonly T[],
  parallel: number,
  work: (item: T) => Promise<unknown>,
) {
  const queue = [...items]
  async function worker() {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: parallel }, worker))
}
