import { useEffect, useRef, useState } from 'react'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'

/** Milliseconds that a pointer rests on a photo before its film is fetched. */
const REST = 300

/** Plays the film of a photo while the pointer rests on it, where the browser can play it. */
export function MotionOnHover({ tile }: { tile: PhotoTile }) {
  const [isPlaying, setPlaying] = useState(false)
  const box = useRef<HTMLSpanElement>(null)

  useEffect(() => {
    const link = box.current?.parentElement
    // A touch opens the photo, and somebody may not want anything to move.
    if (!link || !matchMedia('(hover: hover) and (prefers-reduced-motion: no-preference)').matches) return
    let timer = 0
    const enter = () => {
      timer = window.setTimeout(() => setPlaying(true), REST)
    }
    const leave = () => {
      window.clearTimeout(timer)
      setPlaying(false)
    }
    link.addEventListener('pointerenter', enter)
    link.addEventListener('pointerleave', leave)
    return () => {
      leave()
      link.removeEventListener('pointerenter', enter)
      link.removeEventListener('pointerleave', leave)
    }
  }, [])

  return (
    <span ref={box} className="pointer-events-none absolute inset-0">
      {isPlaying && (
        <video
          src={`/api/v1/photos/${tile.id}/motion`}
          autoPlay
          muted
          loop
          playsInline
          className="size-full animate-fade object-cover"
          onError={() => setPlaying(false)}
        />
      )}
    </span>
  )
}
