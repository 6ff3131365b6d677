import { useEffect, useState } from 'react'

/** The whole page in full screen, because the viewer covers it; null where the browser has no full screen. */
export function useFullScreen() {
  const [isFull, setFull] = useState(() => document.fullscreenElement !== null)
  useEffect(() => {
    const follow = () => setFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', follow)
    return () => document.removeEventListener('fullscreenchange', follow)
  }, [])
  useEffect(() => () => leave(), [])
  if (!document.fullscreenEnabled) return null
  return {
    isFull,
    toggle: () =>
      isFull ? leave() : void document.documentElement.requestFullscreen().catch(() => undefined),
  }
}

const leave = () => {
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined)
}
