import { infiniteQueryOptions } from '@tanstack/react-query'
import type { SecurityEvent } from '../../../../services/accounts/schemas.ts'
import { api } from '../../api.ts'

interface TrailSlice {
  items: SecurityEvent[]
  nextCursor: string | null
}

/** The events of the person's own account or, for administrators, of all accounts. */
export const trailQuery = (path: '/account/trail' | '/trail', kind?: SecurityEvent['kind']) =>
  infiniteQueryOptions({
    queryKey: ['trail', path, kind ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      api.get<TrailSlice>(path, { query: { cursor: pageParam ?? undefined, kind }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
