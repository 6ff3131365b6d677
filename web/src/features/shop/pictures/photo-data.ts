import { queryOptions } from '@tanstack/react-query'
import type { Photo } from '../../../../../services/photos/schemas.ts'
import { api } from '../../../api.ts'

/** One of the person's own photos; its addresses never change. */
export const photoQuery = (id: string) =>
  queryOptions({
    queryKey: ['shop', 'photo', id] as const,
    queryFn: () => api.get<Photo>(`/photos/${id}`),
    staleTime: Number.POSITIVE_INFINITY,
  })
