import { useQuery } from '@tanstack/react-query'
import { ImageOff } from 'lucide-react'
import { useState } from 'react'
import { type ShopImage, shopImageUrl } from '../../../../../services/shop/images/schemas.ts'
import { cx } from '../../../ui/cx.ts'
import { placeholder } from '../../photos/gallery/thumbhash.ts'
import { photoQuery } from './photo-data.ts'

interface ShopPictureProps {
  image: ShopImage | null
  /** Whether customers can see it, too; other pictures come from the photo room. */
  isPublic: boolean
  className?: string
}

/** A small square picture in a list; it says nothing that the text beside it does not. */
export function ShopPicture({ image, isPublic, className }: ShopPictureProps) {
  const [failedUrl, setFailedUrl] = useState<string | null>(null)
  const url = image && isPublic ? shopImageUrl(image, 160, 'crop') : null
  // A picture becomes public a moment after its product does.
  const isOwn = image !== null && (url === null || failedUrl === url)
  const { data: photo } = useQuery({ ...photoQuery(image?.photoId ?? ''), enabled: isOwn })
  const src = isOwn ? photo?.thumbnailUrl : url
  return (
    <span
      aria-hidden="true"
      className={cx(
        'grid shrink-0 place-items-center overflow-hidden rounded-sm border bg-center bg-cover bg-paper-sunk text-ink-faint [&_svg]:size-4',
        className,
      )}
      style={image?.thumbhash ? { backgroundImage: `url("${placeholder(image.thumbhash)}")` } : undefined}
    >
      {src ? (
        <img
          src={src}
          alt=""
          loading="lazy"
          className="size-full object-cover"
          style={image ? { objectPosition: `${image.focus.x * 100}% ${image.focus.y * 100}%` } : undefined}
          onError={() => url && setFailedUrl(url)}
        />
      ) : (
        !image && <ImageOff />
      )}
    </span>
  )
}
