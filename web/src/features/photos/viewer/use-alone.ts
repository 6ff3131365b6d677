import { useEffect } from 'react'

/**
 * While the viewer is open the page behind it neither scrolls nor reacts, except for its toasts: their "Undo" must stay
 * within reach, which a modal dialog would not allow.
 */
export function useAlone(ground: string) {
  useEffect(() => {
    const main = document.getElementById('main')
    const others = [...(main?.parentElement?.children ?? [])].filter(
      (element): element is HTMLElement =>
        element instanceof HTMLElement && !element.inert && !element.matches('[aria-live], [role=status]'),
    )
    for (const element of others) element.inert = true
    const { style } = document.documentElement
    const { overflow } = style
    style.overflow = 'hidden'
    return () => {
      for (const element of others) element.inert = false
      style.overflow = overflow
    }
  }, [])

  // Colours what is visible in place of the scrollbar.
  useEffect(() => {
    const { style } = document.documentElement
    style.background = ground
    return () => {
      style.background = ''
    }
  }, [ground])
}
