import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { onLive } from '../../live.ts'
import { queryClient } from '../../query-client.ts'
import { useDismissed } from './dismissals.ts'
import { shelfQuery } from './shelf-data.ts'

/** How many events are waiting: the length of the list at first, then what the live stream reports. */
export function useShelfCount(isAdmin: boolean) {
  const { data } = useInfiniteQuery({ ...shelfQuery, enabled: isAdmin })
  const [live, setLive] = useState<number | null>(null)
  useEffect(() => {
    if (!isAdmin) return
    return onLive('shelf', ({ count }) => {
      setLive(count)
      void queryClient.invalidateQueries({ queryKey: shelfQuery.queryKey })
    })
  }, [isAdmin])
  const dismissed = useDismissed().length
  const count = live ?? data?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? 0
  return Math.max(0, count - dismissed)
}
