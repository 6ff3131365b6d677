// Turns the bytes of a file into everything the gallery shows of it.
import sharp from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import { RENDITION_EDGES } from '../schemas.ts'
import { badPicture, decode } from './decode.ts'
import { type Inspected, inspect } from './inspect.ts'
import { MANY_DECODER_BYTES, MAX_ANIMATION_PIXELS, MAX_STEP_SECONDS } from './limits.ts'
import { isOnItsSide, turnUpright } from './orientation.ts'
import { type Pixels, rawOf } from './pixels.ts'
import { ANIMATED_WEBP, SMALL_WEBP, WEBP } from './settings.ts'

export interface Rendered {
  contentType: string
  /** Pixels of the original, upright. */
  width: number
  height: number
  isAnimated: boolean
  /** Base64. */
  thumbhash: string
  /** WebP, upright, sRGB, without metadata. */
  preview: Buffer
  thumbnail: Buffer
  small: Buffer
}

const EDGES = RENDITION_EDGES
/** See https://github.com/evanw/thumbhash: larger pictures give the same hash, more slowly. */
const THUMBHASH_EDGE = 100

/** Throws BadPicture and nothing else: a failure here is caused by these bytes and would repeat every time. */
export async function render(bytes: Buffer): Promise<Rendered> {
  return renderInspected(bytes, await inspect(bytes))
}

/** Whether the picture needs so much memory that only one such picture may be processed at a time. */
export const isHeavy = ({ type, decoderBytes }: Inspected) =>
  decoderBytes > MANY_DECODER_BYTES || type === 'image/heic' || type === 'image/heif'

export async function renderInspected(bytes: Buffer, picture: Inspected): Promise<Rendered> {
  try {
    return await renderPicture(bytes, picture)
  } catch (error) {
    throw badPicture(error)
  }
}

async function renderPicture(bytes: Buffer, picture: Inspected): Promise<Rendered> {
  const pixels = await decode(bytes, picture)
  const { orientation } = picture
  const shrunk = await shrink(pixels, EDGES.thumbnail)
  const isAnimated = picture.frames > 1
  const [preview, thumbnail, small, thumbhash] = await Promise.all([
    isAnimated ? animate(bytes) : encode(pixels, orientation),
    encode(shrunk, orientation),
    shrink(shrunk, EDGES.small).then((smallest) => encode(smallest, orientation, SMALL_WEBP)),
    hash(shrunk, orientation),
  ])
  const images = { preview, thumbnail, small }
  return { contentType: picture.type, ...uprightSize(picture), isAnimated, thumbhash, ...images }
}

function uprightSize({ width, height, orientation }: Inspected): { width: number; height: number } {
  return isOnItsSide(orientation) ? { width: height, height: width } : { width, height }
}

async function shrink(pixels: Pixels, edge: number): Promise<Pixels> {
  const { data, info } = await sharp(pixels.data, { raw: rawOf(pixels) })
    .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: info.channels }
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
  const tiny = await shrink(pixels, THUMBHASH_EDGE)
  const { data, info } = await turnUpright(sharp(tiny.data, { raw: rawOf(tiny) }), orientation)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64')
}
