import { useLayoutEffect, useRef } from 'react'

/**
 * Returns focus to the element that had it when the panel opened. Radix does so only for its own triggers, but these
 * panels are opened by state. Pass the result as `onCloseAutoFocus`.
 */
export function useReturnFocus(open: boolean) {
  const opener = useRef<Element | null>(null)
  // This must run before the panel's own effects move the focus into it.
  useLayoutEffect(() => {
    if (open) opener.current = document.activeElement
  }, [open])
  return (event: Event) => {
    if (!(opener.current instanceof HTMLElement) || !opener.current.isConnected) return
    event.preventDefault()
    opener.current.focus()
  }
}
