// A tile's picture, and what stands in its place while it comes.
import { useEffect, useState } from 'react'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import { whenIdle } from '../../../ui/when-idle.ts'
import { averageColour, placeholder } from './thumbhash.ts'
import { thumbnailsOf } from './thumbnails.ts'

/** Pictures that were shown before need nothing in their place. */
const shown = globalThis.window.firstScreen?.shown ?? new Set<string>()

/** Fills whatever is around it, which must be positioned: otherwise the blurred picture fills the page. */
export function Picture({ tile }: { tile: PhotoTile }) {
  const { thumbhash, thumbnailUrl: url } = tile
  const [loaded, setLoaded] = useState<string | null>(null)
  const isShown = url !== null && (loaded === url || shown.has(url))
  const blurred = useBlurred(isShown ? null : thumbhash)
  if (tile.status === 'rejected') return null
  return (
    <>
      {thumbhash && !isShown && (
        <span
          aria-hidden="true"
          className="absolute inset-0 bg-center bg-cover"
          style={{
            backgroundColor: averageColour(thumbhash),
            backgroundImage: blurred ? `url("${blurred}")` : undefined,
          }}
        />
      )}
      {url && (
        <img
          {...thumbnailsOf(tile)}
          src={url}
          alt=""
          decoding="async"
          draggable={false}
          // Only a picture that had another in its place fades in.
          className={`relative size-full object-cover ${blurred ? (isShown ? 'animate-fade' : 'opacity-0') : ''}`}
          onLoad={() => {
            shown.add(url)
            setLoaded(url)
          }}
        />
      )}
    </>
  )
}

/** The blurred picture is drawn when the page has nothing better to do; by then many tiles need it no longer. */
function useBlurred(thumbhash: string | null): string | null {
  const [blurred, setBlurred] = useState<string | null>(null)
  useEffect(() => {
    if (thumbhash) return whenIdle(() => setBlurred(placeholder(thumbhash)))
  }, [thumbhash])
  return blurred
}
