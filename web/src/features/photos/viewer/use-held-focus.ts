import { type RefObject, useEffect } from 'react'

/**
 * Keeps the focus within `frame`: when what had it goes away, as a form does that was saved, the frame gets it, so that
 * its keys go on working. A modal dialog would do so by itself, but its toasts could not be reached.
 */
export function useHeldFocus(frame: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const { current } = frame
    if (!current) return
    const observer = new MutationObserver((changes) => {
      const isLost = document.activeElement === null || document.activeElement === document.body
      if (isLost && changes.some(({ removedNodes }) => removedNodes.length > 0)) current.focus()
    })
    observer.observe(current, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [frame])
}
