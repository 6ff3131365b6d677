// The events on the shelf, as the API lists them.
import { infiniteQueryOptions } from '@tanstack/react-query'
import type { DeadLetter } from '../../../../services/shelf/schemas.ts'
import { api } from '../../api.ts'

interface ShelfSlice {
  items: DeadLetter[]
  nextCursor: string | null
}

export const shelfQuery = infiniteQueryOptions({
  queryKey: ['shelf', 'list'],
  queryFn: ({ pageParam, signal }) =>
    api.get<ShelfSlice>('/shelf', { query: { cursor: pageParam ?? undefined }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
})
