import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'

export interface Viewport {
  /** The width of the gallery's own box, in pixels. */
  width: number
  /** The visible part of the gallery, measured from its top. */
  top: number
  bottom: number
}

/** Pixels; the gallery is redrawn only when it was scrolled by this much. */
const STEP = 160

const NOTHING: Viewport = { width: 0, top: 0, bottom: 0 }

function seenOf(element: HTMLElement): Viewport {
  const { top, width } = element.getBoundingClientRect()
  const seen = Math.floor(-top / STEP) * STEP
  return { width: Math.floor(width), top: seen, bottom: seen + innerHeight + STEP }
}

/**
 * Follows the window's scroll position and the gallery's width. Where the gallery will fill a frame that is there
 * already, its first drawing need not wait for its own box.
 */
export function useViewport(
  box: RefObject<HTMLElement | null>,
  frame?: RefObject<HTMLElement | null>,
): Viewport {
  const [viewport, setViewport] = useState(() => (frame?.current ? seenOf(frame.current) : NOTHING))

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => {
      const next = seenOf(element)
      setViewport((now) =>
        now.width === next.width && now.top === next.top && now.bottom === next.bottom ? now : next,
      )
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    window.addEventListener('scroll', measure, { passive: true })
    window.addEventListener('resize', measure)
    return () => {
      observer.disconnect()
      window.removeEventListener('scroll', measure)
      window.removeEventListener('resize', measure)
    }
  }, [box])

  return viewport
}

/** True once the value has been unchanged for `ms` milliseconds, so that fast scrolling fetches nothing on its way. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
