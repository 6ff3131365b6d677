// Recipients of a campaign as the API has them, and what can be done with them.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  Fields,
  Recipient,
  RecipientEdit,
  RecipientQuery,
  RecipientRow,
  Resolution,
} from '../../../../../services/campaigns/recipients/schemas.ts'
import type { PageOf } from '../../../../../services/platform/schemas.ts'
import { api } from '../../../api.ts'
import { queryClient } from '../../../query-client.ts'

const key = (campaignId: string) => ['campaigns', 'recipients', campaignId] as const
const recipientKey = (campaignId: string, id: string) => ['campaigns', 'recipient', campaignId, id] as const

export type RecipientSearch = Pick<RecipientQuery, 'filter' | 'text'>

export const recipientsQuery = (campaignId: string, { filter = 'all', text = '' }: RecipientSearch = {}) =>
  infiniteQueryOptions({
    queryKey: [...key(campaignId), filter, text],
    queryFn: ({ pageParam, signal }) =>
      api.get<PageOf<RecipientRow>>(`/campaigns/${campaignId}/recipients`, {
        query: { filter, text: text || undefined, cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  })

export const recipientQuery = (campaignId: string, id: string) =>
  queryOptions({
    queryKey: recipientKey(campaignId, id),
    queryFn: () => api.get<Recipient>(`/campaigns/${campaignId}/recipients/${id}`),
  })

/** What is made of recipients, and so is as old as they are. */
const derived = ['recipients', 'check', 'preview'] as const

const refetchDerived = (campaignId: string) =>
  Promise.all(
    derived.map((name) => queryClient.invalidateQueries({ queryKey: ['campaigns', name, campaignId] })),
  )

/** Whatever is shown of a campaign's recipients is read again. */
export const refetchRecipients = (campaignId: string) =>
  Promise.all([
    refetchDerived(campaignId),
    queryClient.invalidateQueries({ queryKey: ['campaigns', 'recipient', campaignId] }),
  ])

function keep(campaignId: string, recipient: Recipient): Recipient {
  queryClient.setQueryData(recipientKey(campaignId, recipient.id), recipient)
  void refetchDerived(campaignId)
  return recipient
}

export const addRecipient = async (campaignId: string, fields: Fields) =>
  keep(campaignId, await api.post<Recipient>(`/campaigns/${campaignId}/recipients`, { fields }))

export const editRecipient = async (campaignId: string, id: string, edit: RecipientEdit) =>
  keep(campaignId, await api.patch<Recipient>(`/campaigns/${campaignId}/recipients/${id}`, edit))

export async function deleteRecipient(campaignId: string, id: string): Promise<void> {
  await api.delete(`/campaigns/${campaignId}/recipients/${id}`)
  queryClient.removeQueries({ queryKey: recipientKey(campaignId, id) })
  await refetchDerived(campaignId)
}

/** What the person says about a mail of which nobody knows whether it arrived. */
export const resolveRecipient = async (campaignId: string, id: string, as: Resolution['as']) =>
  keep(campaignId, await api.post<Recipient>(`/campaigns/${campaignId}/recipients/${id}/resolve`, { as }))

export const retryRecipient = async (campaignId: string, id: string) =>
  keep(campaignId, await api.post<Recipient>(`/campaigns/${campaignId}/recipients/${id}/retry`))

export const markBounced = async (campaignId: string, id: string) =>
  keep(campaignId, await api.post<Recipient>(`/campaigns/${campaignId}/recipients/${id}/bounced`))
