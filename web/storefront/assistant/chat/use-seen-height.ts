import { type RefObject, useEffect } from 'react'

/**
 * Keeps an element that covers the screen within what is seen of it: the keyboard of a phone covers a part of the page
 * without making it smaller.
 */
export function useSeenHeight(element: RefObject<HTMLElement | null>, isOn: boolean): void {
  useEffect(() => {
    const seen = globalThis.visualViewport
    const style = element.current?.style
    if (!isOn || !seen || !style) return
    const cover = () => {
      // What a person has made larger with two fingers goes on behind the edges.
      if (seen.scale > 1.01) return
      style.height = `${seen.height}px`
      style.top = `${seen.offsetTop}px`
    }
    cover()
    seen.addEventListener('resize', cover)
    seen.addEventListener('scroll', cover)
    return () => {
      seen.removeEventListener('resize', cover)
      seen.removeEventListener('scroll', cover)
      style.height = ''
      style.top = ''
    }
  }, [element, isOn])
}
