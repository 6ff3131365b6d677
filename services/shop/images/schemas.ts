// Images of a shop: photos of the photo room, in the sizes that pages need.
import Type, { type Static } from 'typebox'
import { Id, nullable } from '../../platform/schemas.ts'

/** Pixels. No other width is ever made. */
export const IMAGE_WIDTHS = [160, 320, 640, 960, 1280, 1600, 2048] as const
export type ImageWidth = (typeof IMAGE_WIDTHS)[number]

/** `fit` keeps the photo's shape; `crop` is square, around the point of interest. */
export const IMAGE_SHAPES = ['fit', 'crop'] as const
export type ImageShape = (typeof IMAGE_SHAPES)[number]

/** By what the browser accepts, the best first. */
export const IMAGE_FORMATS = ['avif', 'webp', 'jpeg'] as const
export type ImageFormat = (typeof IMAGE_FORMATS)[number]

/** The point of interest: fractions of width and height from the upper left corner. */
export const Focus = Type.Object(
  { x: Type.Number({ minimum: 0, maximum: 1 }), y: Type.Number({ minimum: 0, maximum: 1 }) },
  { additionalProperties: false },
)
export type Focus = Static<typeof Focus>

/** What a person chooses of a photo. */
export const ImageChoice = Type.Object(
  { photoId: Id, alt: Type.String({ maxLength: 200 }), focus: Focus },
  { additionalProperties: false },
)
export type ImageChoice = Static<typeof ImageChoice>

/** An image as pages draw it. */
export const ShopImage = Type.Object({
  photoId: Id,
  /** A hash of the photo's content and the point of interest, so addresses may be cached for ever. */
  version: Type.String({ pattern: '^[0-9a-f]{16}$' }),
  alt: Type.String(),
  focus: Focus,
  /** Pixels of the original, upright. */
  width: Type.Integer(),
  height: Type.Integer(),
  /** Base64. */
  thumbhash: nullable(Type.String()),
})
export type ShopImage = Static<typeof ShopImage>

export const shopImageUrl = (
  { photoId, version }: Pick<ShopImage, 'photoId' | 'version'>,
  width: ImageWidth,
  shape: ImageShape,
): string => `/shop-images/${photoId}/${version}/${width}/${shape}`
