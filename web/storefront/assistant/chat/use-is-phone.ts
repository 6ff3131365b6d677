import { useSyncExternalStore } from 'react'

const QUERY = '(width < 40rem)'

/** Whether the screen is too narrow for the chat and the page at once. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(QUERY)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => matchMedia(QUERY).matches,
    () => false,
  )
}
