import sharp, { type Sharp } from 'sharp'
import { decodeBmp } from './bmp.ts'
import { decodeHeic } from './heic.ts'
import type { Inspected } from './inspect.ts'
import { decodeJxl } from './jxl.ts'
import { BadPicture, MAX_PIXELS, MAX_STEP_SECONDS } from './limits.ts'
import { type Pixels, rawOf } from './pixels.ts'
import { withProfile } from './profile.ts'
import { isMostlyThere } from './unfinished.ts'

/**
 * Decodes the (first) picture once, with a long edge of at most `edge`, in sRGB, and not yet upright. Throws
 * BadPicture.
 */
export async function decode(picture: Inspected, edge: number): Promise<Pixels> {
  const { codec, source, profile } = picture
  const shrunk = (image: Sharp) =>
    toPixels(image.resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true }))
  switch (codec) {
    case 'image/heic':
    case 'image/heif':
      return shrunk(sharp(withProfile(await decodeHeic(source, edge), profile)))
    case 'image/jxl':
      return shrunk(open(await decodeJxl(source)))
    case 'image/bmp':
      return shrunk(opaque(decodeBmp(source)))
  }
  if (picture.extraChannels > 1) return shrunk(await withoutExtras(source))
  try {
    return await shrunk(open(source))
  } catch (error) {
    if (codec !== 'image/jpeg') throw error
    return unfinished(await shrunk(open(source, 'none')), error)
  }
}

const open = (bytes: Buffer, failOn: 'error' | 'none' = 'error') =>
  sharp(bytes, { failOn, limitInputPixels: MAX_PIXELS, sequentialRead: true })

/** A JPEG without its end is shown as far as it goes, as browsers do; if that is too little, the failure stands. */
function unfinished(pixels: Pixels, failure: unknown): Pixels {
  if (!isMostlyThere(pixels)) throw failure
  return pixels
}

/** Many programs leave the fourth byte of a pixel empty; a picture of which nothing could be seen has no transparency. */
function opaque(pixels: Pixels): Sharp {
  const image = sharp(pixels.data, { raw: rawOf(pixels), limitInputPixels: MAX_PIXELS })
  for (let at = 3; at < pixels.data.length; at += 4) if (pixels.data[at] !== 0) return image
  return image.removeAlpha()
}

/**
 * Decodes only the colours: resizing would take the last of several extra channels for transparency, and raw pixels
 * with so many channels cannot be passed on.
 */
async function withoutExtras(bytes: Buffer): Promise<Sharp> {
  const all = await toPixels(open(bytes))
  const channels = 3
  const data = Buffer.allocUnsafe(all.width * all.height * channels)
  for (let from = 0, to = 0; to < data.length; from += all.channels, to += channels) {
    data[to] = all.data[from] ?? 0
    data[to + 1] = all.data[from + 1] ?? 0
    data[to + 2] = all.data[from + 2] ?? 0
  }
  return sharp(data, { raw: rawOf({ ...all, channels }) })
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
