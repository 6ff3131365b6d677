// Turns the bytes of a file into everything the gallery shows of it.
import sharp from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import { cropWithin, type Size, turnedSize } from '../adjusted.ts'
import { type Adjustments, RENDITION_EDGES } from '../schemas.ts'
import { adjust, decodedEdge } from './adjust.ts'
import { badPicture, decode } from './decode.ts'
import { type Inspected, inspect } from './inspect.ts'
import { MANY_DECODER_BYTES, MAX_ANIMATION_PIXELS, MAX_ORDINARY_EDGE, MAX_STEP_SECONDS } from './limits.ts'
import { lookOf } from './look.ts'
import { isOnItsSide, turnUpright } from './orientation.ts'
import { type Pixels, rawOf, shrink } from './pixels.ts'
import { ANIMATED_WEBP, SMALL_WEBP, WEBP } from './settings.ts'

export interface Rendered {
  contentType: string
  /** Pixels of the original, upright and as adjusted. */
  width: number
  height: number
  /** The size without adjustments. */
  unadjusted: Size
  isAnimated: boolean
  /** Base64. */
  thumbhash: string
  /** Perceptual hash of the picture without adjustments, 16 hex digits; null where there is nothing to tell apart. */
  look: string | null
  /** WebP, upright, sRGB, without metadata. */
  preview: Buffer
  thumbnail: Buffer
  small: Buffer
}

const EDGES = RENDITION_EDGES
/** See https://github.com/evanw/thumbhash: larger pictures give the same hash, more slowly. */
const THUMBHASH_EDGE = 100

/** Throws BadPicture and nothing else: a failure here is caused by these bytes and would repeat every time. */
export async function render(bytes: Buffer, adjustments: Adjustments | null = null): Promise<Rendered> {
  return renderInspected(await inspect(bytes), adjustments)
}

/** Formats whose decoders run in WebAssembly and hold a whole picture several times over. */
const HEAVY = ['image/heic', 'image/heif', 'image/jxl']

/** Whether the picture needs so much memory that only one such picture may be processed at a time. */
export const isHeavy = (picture: Inspected, adjustments: Adjustments | null = null) =>
  picture.decoderBytes > MANY_DECODER_BYTES ||
  HEAVY.includes(picture.codec) ||
  decodedEdge(uprightSize(picture), adjustments) > MAX_ORDINARY_EDGE

export async function renderInspected(
  picture: Inspected,
  adjustments: Adjustments | null = null,
): Promise<Rendered> {
  try {
    return await renderPicture(picture, adjustments)
  } catch (error) {
    throw badPicture(error)
  }
}

async function renderPicture(picture: Inspected, adjustments: Adjustments | null): Promise<Rendered> {
  const unadjusted = uprightSize(picture)
  const decoded = await decode(picture, decodedEdge(unadjusted, adjustments))
  const look = lookOf(await upright(await shrink(decoded, EDGES.thumbnail), picture.orientation))
  const pixels = adjustments ? await adjust(decoded, picture.orientation, adjustments) : decoded
  const orientation = adjustments ? undefined : picture.orientation
  const shrunk = await shrink(pixels, EDGES.thumbnail)
  // The image library cannot turn the frames of an animation: adjusted, it is a still of the first one.
  const isAnimated = picture.frames > 1 && adjustments === null
  const [preview, thumbnail, small, thumbhash] = await Promise.all([
    isAnimated ? animate(picture.source) : encode(pixels, orientation),
    encode(shrunk, orientation),
    shrink(shrunk, EDGES.small).then((smallest) => encode(smallest, orientation, SMALL_WEBP)),
    hash(shrunk, orientation),
  ])
  const images = { preview, thumbnail, small }
  const size = adjustedSize(unadjusted, adjustments)
  return { contentType: picture.type, ...size, unadjusted, isAnimated, thumbhash, look, ...images }
}

function uprightSize({ width, height, orientation }: Inspected): Size {
  return isOnItsSide(orientation) ? { width: height, height: width } : { width, height }
}

function adjustedSize(size: Size, adjustments: Adjustments | null): Size {
  if (!adjustments) return size
  const { width, height } = cropWithin(turnedSize(size, adjustments), adjustments)
  return { width, height }
}

function encode(pixels: Pixels, orientation: number | undefined, options = WEBP): Promise<Buffer> {
  return turnUpright(sharp(pixels.data, { raw: rawOf(pixels) }), orientation)
    .webp(options)
    .toBuffer()
}

const animate = (bytes: Buffer): Promise<Buffer> =>
  sharp(bytes, { animated: true, failOn: 'error', limitInputPixels: MAX_ANIMATION_PIXELS })
    .resize({ width: EDGES.preview, height: EDGES.preview, fit: 'inside', withoutEnlargement: true })
    .webp(ANIMATED_WEBP)
    .timeout({ seconds: MAX_STEP_SECONDS })
    .toBuffer()

async function hash(pixels: Pixels, orientation: number | undefined): Promise<string> {
  const { data, width, height } = await upright(await shrink(pixels, THUMBHASH_EDGE), orientation)
  return Buffer.from(rgbaToThumbHash(width, height, data)).toString('base64')
}

/** Small pixels, upright, with transparency. */
async function upright(pixels: Pixels, orientation: number | undefined): Promise<Pixels> {
  const { data, info } = await turnUpright(sharp(pixels.data, { raw: rawOf(pixels) }), orientation)
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: 4 }
}
