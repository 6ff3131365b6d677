import { thumbHashToAverageRGBA } from 'thumbhash'
import {
  IMAGE_WIDTHS,
  type ImageShape,
  type ShopImage,
  shopImageUrl,
} from '../../services/shop/images/schemas.ts'

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

/** What is seen until the image is there. */
function averageColour(thumbhash: string | null): string | undefined {
  if (thumbhash === null) return undefined
  const bytes = Uint8Array.from(atob(thumbhash), (letter) => letter.charCodeAt(0))
  if (bytes.length < 5) return undefined
  const { r, g, b } = thumbHashToAverageRGBA(bytes)
  const [red, green, blue] = [r, g, b].map((part) => Math.round(Math.min(1, Math.max(0, part)) * 255))
  return `rgb(${red} ${green} ${blue})`
}
