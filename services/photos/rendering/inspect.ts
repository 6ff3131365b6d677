import sharp, { type Metadata } from 'sharp'
import { bmpHeader } from './bmp.ts'
import { jxlSize } from './jxl-header.ts'
import { cannotBeShown, strangeKind, unreadableKind } from './kind.ts'
import {
  BadPicture,
  MAX_ANIMATION_PIXELS,
  MAX_BMP_PIXELS,
  MAX_DECODER_BYTES,
  MAX_FRAMES,
  MAX_HEIC_PIXELS,
  MAX_JXL_PIXELS,
  MAX_PIXELS,
} from './limits.ts'
import { previewsOf } from './raw/preview.ts'
import { isRawTiff } from './raw/raw-kind.ts'
import { sniff } from './sniff.ts'

export interface Inspected {
  /** The media type according to the bytes. */
  type: string
  /** The media type of what is decoded, and its bytes: those of the file, or of the preview that it holds. */
  codec: string
  source: Buffer
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
const JXL_PIXEL_BYTES = 40
const BMP_PIXEL_BYTES = 8
const ANIMATED = new Set(['image/gif', 'image/webp'])
export const RAW_TYPE = 'image/x-dcraw'
/** Previews of a raw file that are tried, should the largest not be readable. */
const MAX_PREVIEWS = 3

/** Reads only the header, and refuses pictures that would cost too much to decode. Throws BadPicture. */
export async function inspect(bytes: Buffer): Promise<Inspected> {
  const { type, what } = sniff(bytes)
  if (!type) throw new BadPicture(`This is ${what}, which cannot be shown as a photo.`)
  if (type === RAW_TYPE || (type === 'image/tiff' && isRawTiff(bytes))) return inspectRaw(bytes)
  if (type === 'image/jxl') return inspectJxl(bytes)
  if (type === 'image/bmp') return inspectBmp(bytes)
  return inspectPicture(type, bytes)
}

async function inspectPicture(type: string, bytes: Buffer): Promise<Inspected> {
  const strange = strangeKind(type, bytes)
  if (strange) throw new BadPicture(strange)
  const header = await readHeader(type, bytes)
  if (!header.space || header.space === 'multiband') throw new BadPicture(cannotBeShown(type))
  const { width, height } = header
  const frames = shownFrames(type, header)
  const extraChannels = extrasOf(header)
  const isHeic = type === 'image/heic' || type === 'image/heif'
  const isDecodedWhole = frames > 1 || header.isProgressive === true || !STREAMED.has(type)
  const rawBytes = extraChannels > 1 ? (header.channels ?? 0) + 3 : 0
  const pixelBytes =
    rawBytes + (type === 'image/avif' ? AVIF_PIXEL_BYTES : isDecodedWhole ? WHOLE_PIXEL_BYTES : 0)
  checkSize(header, isHeic ? MAX_HEIC_PIXELS : Math.min(MAX_PIXELS, MAX_DECODER_BYTES / pixelBytes))
  // libheif turns pictures upright by itself; their EXIF orientation repeats the same turn.
  const orientation = header.format === 'heif' ? undefined : header.orientation
  const decoderBytes = width * height * frames * pixelBytes
  const size = { width, height, frames, extraChannels }
  return { type, codec: type, source: bytes, ...size, orientation, decoderBytes, profile: header.icc }
}

/** A raw file is shown by its largest preview that can be read, or by the small picture that its TIFF begins with. */
async function inspectRaw(bytes: Buffer): Promise<Inspected> {
  for (const { offset, orientation } of previewsOf(bytes).slice(0, MAX_PREVIEWS)) {
    const preview = await inspectPicture('image/jpeg', bytes.subarray(offset)).catch(() => null)
    if (preview)
      return { ...preview, type: RAW_TYPE, orientation: orientation ?? preview.orientation, frames: 1 }
  }
  const picture = await inspectPicture('image/tiff', bytes).catch(() => null)
  if (picture) return { ...picture, type: RAW_TYPE }
  throw new BadPicture('This is raw camera data without a preview, so that there is nothing to show.')
}

function inspectJxl(bytes: Buffer): Inspected {
  const size = jxlSize(bytes)
  if (!size) throw new BadPicture('The file is damaged: its beginning cannot be read.')
  return whole('image/jxl', bytes, { ...size, limit: MAX_JXL_PIXELS, pixelBytes: JXL_PIXEL_BYTES })
}

function inspectBmp(bytes: Buffer): Inspected {
  const header = bmpHeader(bytes)
  if (!header) throw new BadPicture('The file is damaged: its beginning cannot be read.')
  if (!header.isRead) throw new BadPicture(cannotBeShown('image/bmp'))
  return whole('image/bmp', bytes, { ...header, limit: MAX_BMP_PIXELS, pixelBytes: BMP_PIXEL_BYTES })
}

interface Whole {
  width: number
  height: number
  limit: number
  pixelBytes: number
}

/** A still that its decoder holds as a whole, and turns upright. */
function whole(type: string, source: Buffer, { width, height, limit, pixelBytes }: Whole): Inspected {
  checkSize({ width, height }, limit)
  const size = { width, height, frames: 1, extraChannels: 0, orientation: undefined }
  return { type, codec: type, source, ...size, decoderBytes: width * height * pixelBytes, profile: undefined }
}

function checkSize({ width, height }: { width: number; height: number }, limit: number): void {
  if (width * height > limit)
    throw new BadPicture(
      `The picture is too large: ${width} × ${height} pixels, and ${Math.floor(limit / 1e6)} million in all are the limit.`,
    )
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
