import { type RefObject, useEffect } from 'react'

/**
 * Keeps the focus inside when what had it is gone, such as a suggestion that was asked: the keyboard would have to begin
 * at the top of the page.
 */
export function useKeptFocus(
  element: RefObject<HTMLElement | null>,
  { isOn, start }: { isOn: boolean; start: (element: HTMLElement) => void },
): void {
  useEffect(() => {
    const box = element.current
    if (!isOn || !box) return
    let last: Element | null = null
    const remember = ({ target }: FocusEvent) => {
      last = target instanceof Element ? target : null
    }
    const watching = new MutationObserver(() => {
      if (last === null || last.isConnected || document.activeElement !== document.body) return
      last = null
      start(box)
    })
    box.addEventListener('focusin', remember)
    watching.observe(box, { childList: true, subtree: true })
    return () => {
      box.removeEventListener('focusin', remember)
      watching.disconnect()
    }
  }, [element, isOn, start])
}
