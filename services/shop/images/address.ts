import { IMAGE_SHAPES, IMAGE_WIDTHS, type ImageShape, type ImageWidth } from './schemas.ts'

export interface ImageAddress {
  photoId: string
  version: string
  width: ImageWidth
  shape: ImageShape
}

const PHOTO_ID = /^[0-9A-Za-z-]{1,64}$/
const VERSION = /^[0-9a-f]{16}$/

/** Null for an address that `shopImageUrl` never makes, so that nothing is looked for. */
export function parseImageAddress(parts: Record<keyof ImageAddress, string>): ImageAddress | null {
  const { photoId, version } = parts
  const width = IMAGE_WIDTHS.find((each) => String(each) === parts.width)
  const shape = IMAGE_SHAPES.find((each) => each === parts.shape)
  if (!width || !shape || !PHOTO_ID.test(photoId) || !VERSION.test(version)) return null
  return { photoId, version, width, shape }
}
