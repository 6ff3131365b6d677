import { useEffect, useState } from 'react'

/** Milliseconds that each photo is shown. */
export const SLIDE = 4000

/** Goes on by itself while it plays; anything that somebody does ends it, except going on by hand. */
export function useSlideshow(photoId: string, next: (() => void) | null) {
  const [isPlaying, setPlaying] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each photo has its full time
  useEffect(() => {
    if (!isPlaying) return
    const timer = setTimeout(() => (next ? next() : setPlaying(false)), SLIDE)
    return () => clearTimeout(timer)
  }, [isPlaying, photoId, next === null])

  // The screen stays on, where the browser can do that.
  useEffect(() => {
    if (!isPlaying || !('wakeLock' in navigator)) return
    const lock = navigator.wakeLock.request('screen').catch(() => null)
    return () => void lock.then((held) => held?.release())
  }, [isPlaying])
  return { isPlaying, toggle: () => setPlaying((now) => !now), stop: () => setPlaying(false) }
}
