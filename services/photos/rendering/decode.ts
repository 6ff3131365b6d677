import sharp, { type Sharp } from 'sharp'
import { RENDITION_EDGES } from '../schemas.ts'
import { decodeHeic } from './heic.ts'
import type { Inspected } from './inspect.ts'
import { BadPicture, MAX_PIXELS, MAX_STEP_SECONDS } from './limits.ts'
import { type Pixels, rawOf } from './pixels.ts'
import { withProfile } from './profile.ts'
import { isMostlyThere } from './unfinished.ts'

const LARGE = RENDITION_EDGES.preview

/**
 * Decodes the (first) picture once, no larger than the largest rendition, in sRGB, and not yet upright. Throws
 * BadPicture.
 */
export async function decode(bytes: Buffer, picture: Inspected): Promise<Pixels> {
  if (picture.type === 'image/heic' || picture.type === 'image/heif')
    return toPixels(shrunk(sharp(withProfile(await decodeHeic(bytes), picture.profile))))
  if (picture.extraChannels > 1) return withoutExtras(bytes)
  try {
    return await toPixels(shrunk(open(bytes)))
  } catch (error) {
    if (picture.type !== 'image/jpeg') throw error
    return decodeUnfinished(bytes, error)
  }
}

const open = (bytes: Buffer, failOn: 'error' | 'none' = 'error') =>
  sharp(bytes, { failOn, limitInputPixels: MAX_PIXELS, sequentialRead: true })

const shrunk = (image: Sharp) =>
  image.resize({ width: LARGE, height: LARGE, fit: 'inside', withoutEnlargement: true })

/** A JPEG without its end is shown as far as it goes, as browsers do; if that is too little, the failure stands. */
async function decodeUnfinished(bytes: Buffer, failure: unknown): Promise<Pixels> {
  const pixels = await toPixels(shrunk(open(bytes, 'none')))
  if (!isMostlyThere(pixels)) throw failure
  return pixels
}

/**
 * Decodes only the colours: resizing would take the last of several extra channels for transparency, and raw pixels
 * with so many channels cannot be passed on.
 */
async function withoutExtras(bytes: Buffer): Promise<Pixels> {
  const all = await toPixels(open(bytes))
  const channels = 3
  const data = Buffer.allocUnsafe(all.width * all.height * channels)
  for (let from = 0, to = 0; to < data.length; from += all.channels, to += channels) {
    data[to] = all.data[from] ?? 0
    data[to + 1] = all.data[from + 1] ?? 0
    data[to + 2] = all.data[from + 2] ?? 0
  }
  return toPixels(shrunk(sharp(data, { raw: rawOf({ ...all, channels }) })))
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

/** The library has no error codes; every failure that it reports for bytes in memory is about these bytes. */
export function badPicture(error: unknown): BadPicture {
  if (error instanceof BadPicture) return error
  const isSlow = error instanceof Error && error.message.includes('timeout')
  const reason = isSlow ? 'It takes too long to decode.' : 'The file is damaged or incomplete.'
  return new BadPicture(reason, { cause: error })
}
