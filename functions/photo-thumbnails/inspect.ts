import sharp, { type Metadata } from 'sharp'
import {
  BadPicture,
  MAX_ANIMATION_PIXELS,
  MAX_DECODER_BYTES,
  MAX_FRAMES,
  MAX_HEIC_PIXELS,
  MAX_PIXELS,
} from './limits.ts'
import { sniff } from './sniff.ts'

export interface Inspected {
  /** Media type by the bytes. */
  type: string
  /** Pixels as stored, of one frame. */
  width: number
  height: number
  frames: number
  /** EXIF, where the decoder has not applied it already. */
  orientation: number | undefined
  /** Bytes that decoding holds at once, about. */
  decoderBytes: number
  /** ICC profile, as embedded. */
  profile: Buffer | undefined
}

/** Decoded line by line, unless progressive or interlaced. */
const STREAMED = new Set(['image/jpeg', 'image/png', 'image/tiff'])
/** Bytes a pixel that the decoders hold, measured on pictures of one colour: AV1 keeps 16-bit planes several times over. */
const AVIF_PIXEL_BYTES = 18
const WHOLE_PIXEL_BYTES = 6
const ANIMATED = new Set(['image/gif', 'image/webp'])

/** Reads the header alone and refuses what would cost too much to decode. Throws BadPicture. */
export async function inspect(bytes: Buffer): Promise<Inspected> {
  const { type, what } = sniff(bytes)
  if (!type) throw new BadPicture(`This is ${what}, which cannot be shown as a photo.`)
  const header = await readHeader(bytes)
  const { width, height } = header
  const frames = ANIMATED.has(type) ? (header.pages ?? 1) : 1
  const pixels = width * height
  const isHeic = type === 'image/heic' || type === 'image/heif'
  const isDecodedWhole = frames > 1 || header.isProgressive === true || !STREAMED.has(type)
  const pixelBytes = type === 'image/avif' ? AVIF_PIXEL_BYTES : isDecodedWhole ? WHOLE_PIXEL_BYTES : 0
  const limit = isHeic ? MAX_HEIC_PIXELS : Math.min(MAX_PIXELS, MAX_DECODER_BYTES / pixelBytes)
  if (pixels > limit)
    throw new BadPicture(
      `The picture is too large: ${width} × ${height} pixels, and ${Math.floor(limit / 1e6)} million in all are the limit.`,
    )
  if (frames > MAX_FRAMES || (frames > 1 && pixels * frames > MAX_ANIMATION_PIXELS))
    throw new BadPicture(`The animation is too long: ${frames} frames of ${width} × ${height} pixels.`)
  // libheif turns pictures upright by itself; their EXIF orientation says the same once more.
  const orientation = header.format === 'heif' ? undefined : header.orientation
  const decoderBytes = pixels * frames * pixelBytes
  return { type, width, height, frames, orientation, decoderBytes, profile: header.icc }
}

async function readHeader(bytes: Buffer): Promise<Metadata> {
  try {
    // No limit here: this only reads the size, and the limits above say it in plain words.
    return await sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata()
  } catch (error) {
    throw new BadPicture('The file is damaged: its beginning cannot be read.', { cause: error })
  }
}
