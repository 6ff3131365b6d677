import { type RefObject, useEffect, useRef } from 'react'
import type { GridHandle } from './gallery/grid.tsx'

/** The photo that was open has the focus in the grid once it is closed, also by the browser's Back. */
export function useRevealClosed(photoId: string | undefined, grid: RefObject<GridHandle | null>) {
  const last = useRef(photoId)
  useEffect(() => {
    const closed = last.current
    last.current = photoId
    if (closed === undefined || photoId !== undefined) return
    const frame = requestAnimationFrame(() => grid.current?.reveal(closed, { focus: true }))
    return () => cancelAnimationFrame(frame)
  }, [photoId, grid])
}
