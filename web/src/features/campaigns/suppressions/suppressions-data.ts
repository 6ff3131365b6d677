// The addresses that the person's campaigns never write to.
import { infiniteQueryOptions } from '@tanstack/react-query'
import type {
  Suppression,
  SuppressionCreation,
  SuppressionReason,
} from '../../../../../services/campaigns/suppressions/schemas.ts'
import type { PageOf } from '../../../../../services/platform/schemas.ts'
import { api } from '../../../api.ts'
import { queryClient } from '../../../query-client.ts'

const key = ['campaigns', 'suppressions'] as const

export const suppressionsQuery = (text: string) =>
  infiniteQueryOptions({
    queryKey: [...key, text],
    queryFn: ({ pageParam, signal }) =>
      api.get<PageOf<Suppression>>('/suppressions', {
        query: { text: text || undefined, cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  })

export const refreshSuppressions = () => queryClient.invalidateQueries({ queryKey: key })

/** Throws ApiError when one of them is not an address; none is added then. */
export async function suppress(emails: string[]): Promise<void> {
  await api.post('/suppressions', { emails } satisfies SuppressionCreation)
  void refreshSuppressions()
}

export async function allowAgain(id: string): Promise<void> {
  await api.delete(`/suppressions/${id}`)
  void refreshSuppressions()
}

export const REASONS: Record<SuppressionReason, string> = {
  manual: 'Added by you',
  unsubscribed: 'Unsubscribed',
  bounced: 'Bounced',
  complaint: 'Complained',
}
