import { useLayoutEffect, useRef } from 'react'

/** What the panel that closes at this moment was opened by. */
let handedOver: Element | null = null

/**
 * Returns focus to the element that had it when the panel opened. Radix does so only for its own triggers, but these
 * panels are opened by state. A panel that takes the place of another returns it where that one would have. Pass the
 * result as `onCloseAutoFocus`.
 */
export function useReturnFocus(open: boolean) {
  const opener = useRef<Element | null>(null)
  // This must run before the panel's own effects move the focus into it.
  useLayoutEffect(() => {
    if (!open) return
    const { activeElement, body } = document
    opener.current = activeElement === body ? (handedOver ?? body) : activeElement
    return () => {
      handedOver = opener.current
      queueMicrotask(() => {
        handedOver = null
      })
    }
  }, [open])
  return (event: Event) => {
    if (!(opener.current instanceof HTMLElement) || !opener.current.isConnected) return
    event.preventDefault()
    opener.current.focus()
  }
}
