import { queryOptions } from '@tanstack/react-query'
import type { Session } from '../../../../services/accounts/schemas.ts'
import { api } from '../../api.ts'

/** The signed-in devices: this one first, then the most recently used ones. */
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async ({ signal }) => {
    const { items } = await api.get<{ items: Session[] }>('/sessions', { signal })
    return items.toSorted(
      (a, b) => Number(b.isCurrent) - Number(a.isCurrent) || b.lastUsedAt.localeCompare(a.lastUsedAt),
    )
  },
})
