// Names of a shop's images. They are below their photo's prefix in `renditions`, so that they go when the photo goes.
import { createHash } from 'node:crypto'
import type { ImageFormat, ImageShape, ImageWidth } from './schemas.ts'

export interface ImageSize {
  width: ImageWidth
  shape: ImageShape
  format: ImageFormat
}

const EXTENSIONS = { avif: 'avif', webp: 'webp', jpeg: 'jpg' } as const satisfies Record<ImageFormat, string>

/** What an image is called wherever its photo is known. It names the content, so it never means anything else. */
export const imageName = (version: string, { width, shape, format }: ImageSize) =>
  `shop-${version}-${width}-${shape}.${EXTENSIONS[format]}`

export const imagePath = (prefix: string, version: string, size: ImageSize) =>
  prefix + imageName(version, size)

/** The document that says whether the image is being made. */
export const makingId = (photoId: string, version: string, size: ImageSize) =>
  createHash('sha256')
    .update(`${photoId}/${imageName(version, size)}`)
    .digest('hex')
    .slice(0, 32)
