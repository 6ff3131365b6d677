import sharp, { type Sharp } from 'sharp'
import { decodeHeic } from './heic.ts'
import type { Inspected } from './inspect.ts'
import { BadPicture, MAX_PIXELS, MAX_STEP_SECONDS } from './limits.ts'
import type { Pixels } from './pixels.ts'
import { withProfile } from './profile.ts'
import { LONG_EDGES } from './settings.ts'

const LARGE = LONG_EDGES[1]

/** Decodes the (first) picture once, no larger than the largest rendition, in sRGB; not yet upright. Throws BadPicture. */
export async function decode(bytes: Buffer, picture: Inspected): Promise<Pixels> {
  const isHeic = picture.type === 'image/heic' || picture.type === 'image/heif'
  const image = isHeic
    ? sharp(withProfile(await decodeHeic(bytes), picture.profile))
    : sharp(bytes, { failOn: 'error', limitInputPixels: MAX_PIXELS, sequentialRead: true })
  return toPixels(image.resize({ width: LARGE, height: LARGE, fit: 'inside', withoutEnlargement: true }))
}

async function toPixels(image: Sharp): Promise<Pixels> {
  try {
    const { data, info } = await image
      .toColourspace('srgb')
      .timeout({ seconds: MAX_STEP_SECONDS })
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    const { width, height, channels } = info
    return { data, width, height, channels }
  } catch (error) {
    throw badPicture(error)
  }
}

/** The library has no error codes: every failure of its on bytes in memory is about these bytes. */
export function badPicture(error: unknown): BadPicture {
  const isSlow = error instanceof Error && error.message.includes('timeout')
  const reason = isSlow ? 'It takes too long to decode.' : 'The file is damaged or incomplete.'
  return new BadPicture(reason, { cause: error })
}
