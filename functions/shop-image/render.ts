// Makes one image of a photo: upright, in sRGB, without metadata.
import sharp, { type Sharp } from 'sharp'
import type { Focus, ImageFormat, ImageShape } from '../../services/shop/images/schemas.ts'
import { squareAround } from './geometry.ts'
import { AVIF, JPEG, MAX_HEIGHT, MAX_PIXELS, MAX_SECONDS, WEBP } from './settings.ts'

export interface Rendering {
  width: number
  shape: ImageShape
  format: ImageFormat
  focus: Focus
}

/** Throws for bytes that the image library cannot read as a whole. */
export async function renderImage(
  bytes: Buffer,
  { width, shape, format, focus }: Rendering,
): Promise<Buffer> {
  const picture = sharp(bytes, { failOn: 'error', limitInputPixels: MAX_PIXELS })
  const { autoOrient: upright } = await picture.metadata()
  const resized =
    shape === 'crop'
      ? crop(picture.autoOrient(), squareAround(upright, focus, width))
      : picture.autoOrient().resize({ width, height: MAX_HEIGHT, fit: 'inside', withoutEnlargement: true })
  return encode(resized, format).timeout({ seconds: MAX_SECONDS }).toBuffer()
}

/** Scaling before cutting lets decoders leave out what is not needed. */
const crop = (picture: Sharp, { scaled, left, top, side }: ReturnType<typeof squareAround>) =>
  picture.resize({ ...scaled, fit: 'fill' }).extract({ left, top, width: side, height: side })

function encode(picture: Sharp, format: ImageFormat): Sharp {
  if (format === 'avif') return picture.avif(AVIF)
  if (format === 'webp') return picture.webp(WEBP)
  // JPEG knows no transparency.
  return picture.flatten({ background: '#ffffff' }).jpeg(JPEG)
}
