// What the person ordered as a customer, in all shops.
import { infiniteQueryOptions } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { PageOf } from '../../../../../services/platform/schemas.ts'
import type { OrderRow } from '../../../../../services/shop/orders/schemas.ts'
import { api } from '../../../api.ts'
import { onLive } from '../../../live.ts'
import { queryClient } from '../../../query-client.ts'

const queryKey = ['shop', 'purchases'] as const

export const purchasesQuery = infiniteQueryOptions({
  queryKey,
  queryFn: ({ pageParam, signal }) =>
    api.get<PageOf<OrderRow>>('/purchases', { query: { cursor: pageParam ?? undefined }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
})

/** Follows the orders while they are shown. */
export function useLivePurchases(): void {
  useEffect(() => {
    const read = () => void queryClient.invalidateQueries({ queryKey })
    const ends = [onLive('purchase', read), onLive('resync', read)]
    return () => {
      for (const end of ends) end()
    }
  }, [])
}
