import { useCallback, useSyncExternalStore } from 'react'

export function useMediaQuery(query: string) {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}

/** Below this width a panel beside something leaves too little room for both; it matches Tailwind's `lg:`. */
export const useNarrow = () => useMediaQuery('(width < 64rem)')

/** Matches Tailwind's `md:`. */
export const usePhone = () => useMediaQuery('(width < 48rem)')
