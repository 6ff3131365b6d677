import { useLayoutEffect, useRef } from 'react'

/**
 * Gives focus back to what had it when the panel opened. Radix does so for its own triggers only; ours are
 * opened by state. Pass the answer as `onCloseAutoFocus`.
 */
export function useReturnFocus(open: boolean) {
  const opener = useRef<Element | null>(null)
  // Before the panel's own effects move the focus in.
  useLayoutEffect(() => {
    if (open) opener.current = document.activeElement
  }, [open])
  return (event: Event) => {
    if (!(opener.current instanceof HTMLElement) || !opener.current.isConnected) return
    event.preventDefault()
    opener.current.focus()
  }
}
