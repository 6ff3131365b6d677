import sharp, { type Metadata } from 'sharp'
import { cannotBeShown, strangeKind, unreadableKind } from './kind.ts'
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
  /** The media type according to the bytes. */
  type: string
  /** Pixels of one frame, as stored. */
  width: number
  height: number
  /** Frames to show: 1 for a still, and for an animation that is too long to be shown as one. */
  frames: number
  /** Channels besides the colours: transparency, masks, spot colours. */
  extraChannels: number
  /** The EXIF orientation, unless the decoder applies it itself. */
  orientation: number | undefined
  /** Approximate bytes that the decoder holds at once. */
  decoderBytes: number
  /** The ICC profile, as embedded. */
  profile: Buffer | undefined
}

/** Formats that are decoded line by line, unless progressive or interlaced. */
const STREAMED = new Set(['image/jpeg', 'image/png', 'image/tiff'])
/**
 * Bytes per pixel that the decoder holds, measured on pictures of one colour: AV1 keeps 16-bit planes several times
 * over.
 */
const AVIF_PIXEL_BYTES = 18
const WHOLE_PIXEL_BYTES = 6
const ANIMATED = new Set(['image/gif', 'image/webp'])

/** Reads only the header, and refuses pictures that would cost too much to decode. Throws BadPicture. */
export async function inspect(bytes: Buffer): Promise<Inspected> {
  const { type, what } = sniff(bytes)
  if (!type) throw new BadPicture(`This is ${what}, which cannot be shown as a photo.`)
  const strange = strangeKind(type, bytes)
  if (strange) throw new BadPicture(strange)
  const header = await readHeader(type, bytes)
  if (!header.space || header.space === 'multiband') throw new BadPicture(cannotBeShown(type))
  const { width, height } = header
  const pixels = width * height
  const frames = shownFrames(type, header)
  const extraChannels = extrasOf(header)
  const isHeic = type === 'image/heic' || type === 'image/heif'
  const isDecodedWhole = frames > 1 || header.isProgressive === true || !STREAMED.has(type)
  const rawBytes = extraChannels > 1 ? (header.channels ?? 0) + 3 : 0
  const pixelBytes =
    rawBytes + (type === 'image/avif' ? AVIF_PIXEL_BYTES : isDecodedWhole ? WHOLE_PIXEL_BYTES : 0)
  const limit = isHeic ? MAX_HEIC_PIXELS : Math.min(MAX_PIXELS, MAX_DECODER_BYTES / pixelBytes)
  if (pixels > limit)
    throw new BadPicture(
      `The picture is too large: ${width} × ${height} pixels, and ${Math.floor(limit / 1e6)} million in all are the limit.`,
    )
  // libheif turns pictures upright by itself; their EXIF orientation repeats the same turn.
  const orientation = header.format === 'heif' ? undefined : header.orientation
  const decoderBytes = pixels * frames * pixelBytes
  return { type, width, height, frames, extraChannels, orientation, decoderBytes, profile: header.icc }
}

function shownFrames(type: string, { pages = 1, width, height }: Metadata): number {
  const isShown = pages <= MAX_FRAMES && width * height * pages <= MAX_ANIMATION_PIXELS
  return ANIMATED.has(type) && isShown ? pages : 1
}

function extrasOf({ channels = 3, space }: Metadata): number {
  const colours = space === 'b-w' || space === 'grey16' ? 1 : space === 'cmyk' ? 4 : 3
  return Math.max(0, channels - colours)
}

async function readHeader(type: string, bytes: Buffer): Promise<Metadata> {
  try {
    // This needs no limit, because it only reads the size; the limits above report it in plain words.
    return await sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata()
  } catch (error) {
    const reason = unreadableKind(type, bytes) ?? 'The file is damaged: its beginning cannot be read.'
    throw new BadPicture(reason, { cause: error })
  }
}
