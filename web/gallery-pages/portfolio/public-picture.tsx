import {
  altOf,
  PUBLIC_WIDTHS,
  type PublicPhoto,
  publicImageUrl,
  sizeOf,
} from '../../../services/photos/portfolio/schemas.ts'
import { averageColour } from '../../storefront/average-colour.ts'

interface PublicPictureProps {
  photo: PublicPhoto
  /** What is read out where the photo says nothing itself. */
  fallback: string
  /** How wide it is drawn, as in the attribute. */
  sizes: string
  /** Whether it is what a visitor sees first. */
  isFirst?: boolean
}

export function PublicPicture({ photo, fallback, sizes, isFirst = false }: PublicPictureProps) {
  const widths = PUBLIC_WIDTHS.filter((each, at) => at === 0 || each <= photo.width)
  const { width, height } = sizeOf(photo, 1600)
  return (
    <img
      src={publicImageUrl(photo, widths.find((each) => each >= 640) ?? 320)}
      srcSet={widths.map((each) => `${publicImageUrl(photo, each)} ${each}w`).join(', ')}
      sizes={sizes}
      width={width}
      height={height}
      alt={altOf(photo, fallback)}
      loading={isFirst ? 'eager' : 'lazy'}
      fetchPriority={isFirst ? 'high' : 'auto'}
      decoding={isFirst ? 'sync' : 'async'}
      style={{ backgroundColor: averageColour(photo.thumbhash) }}
    />
  )
}
