import {
  IMAGE_WIDTHS,
  type ImageShape,
  type ShopImage,
  shopImageUrl,
} from '../../services/shop/images/schemas.ts'
import { averageColour } from './average-colour.ts'

interface PictureProps {
  image: ShopImage
  shape: ImageShape
  /** How wide it is drawn, as in the attribute. */
  sizes: string
  /** Whether it is what a visitor sees first. */
  isFirst?: boolean
  /** Says something that is not written beside it; otherwise it is decoration for those who do not see it. */
  alt?: string
  className?: string
}

export function Picture({ image, shape, sizes, isFirst = false, alt, className }: PictureProps) {
  const width = shape === 'crop' ? Math.min(image.width, image.height) : image.width
  const height = shape === 'crop' ? width : image.height
  const widths = IMAGE_WIDTHS.filter((each, at) => at === 0 || each <= width)
  return (
    <img
      src={shopImageUrl(image, widths.find((each) => each >= 640) ?? widths.at(-1) ?? 160, shape)}
      srcSet={widths.map((each) => `${shopImageUrl(image, each, shape)} ${each}w`).join(', ')}
      sizes={sizes}
      width={width}
      height={height}
      alt={alt ?? image.alt}
      loading={isFirst ? 'eager' : 'lazy'}
      fetchPriority={isFirst ? 'high' : 'auto'}
      decoding={isFirst ? 'sync' : 'async'}
      className={className}
      style={{ backgroundColor: averageColour(image.thumbhash) }}
    />
  )
}
