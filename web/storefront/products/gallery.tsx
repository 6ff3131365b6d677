// A row of images that is scrolled with a finger, the arrow keys or the small images below it, without a script, too.
import { useState } from 'react'
import type { ShopImage } from '../../../services/shop/images/schemas.ts'
import { Picture } from '../picture.tsx'

interface GalleryProps {
  images: readonly ShopImage[]
  title: string
}

export function Gallery({ images, title }: GalleryProps) {
  const [shown, setShown] = useState(0)
  if (images.length === 0) return <div className="aspect-square rounded-lg bg-paper-sunk" />
  return (
    <div className="min-w-0">
      <section
        aria-label={`Images of ${title}`}
        // What scrolls must be reached with the keyboard.
        tabIndex={images.length > 1 ? 0 : undefined}
        className="flex snap-x snap-mandatory overflow-x-auto rounded-lg [scrollbar-width:none]"
        onScroll={({ currentTarget: { scrollLeft, clientWidth } }) =>
          setShown(Math.round(scrollLeft / Math.max(1, clientWidth)))
        }
      >
        {images.map((image, at) => (
          <div
            key={image.photoId}
            id={`image-${at + 1}`}
            className="w-full shrink-0 snap-center overflow-hidden bg-paper-sunk"
          >
            <Picture
              image={image}
              shape={at === 0 ? 'crop' : 'fit'}
              sizes="(min-width: 72rem) 37rem, (min-width: 64rem) 52vw, 100vw"
              isFirst={at === 0}
              alt={image.alt || `${title}, image ${at + 1}`}
              className="aspect-square w-full object-contain"
            />
          </div>
        ))}
      </section>
      {images.length > 1 && (
        <ul className="mt-3 flex gap-2 overflow-x-auto pb-1">
          {images.map((image, at) => (
            <li key={image.photoId} className="shrink-0">
              <a
                href={`#image-${at + 1}`}
                aria-label={`Image ${at + 1}`}
                aria-current={at === shown ? 'true' : undefined}
                onClick={(event) => {
                  event.preventDefault()
                  document
                    .getElementById(`image-${at + 1}`)
                    ?.scrollIntoView({ block: 'nearest', inline: 'center', behavior: 'smooth' })
                }}
                className="block size-16 overflow-hidden rounded-md border-2 border-transparent aria-[current]:border-accent"
              >
                <Picture image={image} shape="crop" sizes="4rem" alt="" className="size-full object-cover" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
