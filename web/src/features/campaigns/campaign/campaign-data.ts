// How a campaign goes on, and what can be done about it.
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Campaign, SentOverTime } from '../../../../../services/campaigns/campaigns/schemas.ts'
import type { RecipientQuery, RecipientRow } from '../../../../../services/campaigns/recipients/schemas.ts'
import type { PageOf } from '../../../../../services/platform/schemas.ts'
import { api } from '../../../api.ts'
import { queryClient } from '../../../query-client.ts'
import { toast } from '../../../ui/toast.tsx'
import { type Control, controlCampaign, forecastQuery } from '../data/campaigns-data.ts'
import { refetchRecipients } from '../data/recipients-data.ts'

export const sentOverTimeQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaigns', 'sent-over-time', id],
    queryFn: ({ signal }) => api.get<SentOverTime>(`/campaigns/${id}/sent-over-time`, { signal }),
  })

/** One page of the log. The key is below that of the campaign's recipients, so whatever changes them refreshes it. */
export const logPageQuery = (id: string, query: RecipientQuery) =>
  queryOptions({
    queryKey: ['campaigns', 'recipients', id, 'page', query],
    queryFn: ({ signal }) => api.get<PageOf<RecipientRow>>(`/campaigns/${id}/recipients`, { query, signal }),
    placeholderData: keepPreviousData,
  })

/** As many as a page of the log has. Later mails have a time, too, but nobody asks whose they are. */
const FORETOLD = 100

/** Those whose mails are next. */
export const nextRecipientsQuery = (id: string) => logPageQuery(id, { filter: 'left', limit: FORETOLD })

/** Whether it can be told when its mails go: it goes on, or will by itself. */
export const isForetold = ({ status, resumesAt }: Pick<Campaign, 'status' | 'resumesAt'>) =>
  status === 'running' || (status === 'paused' && resumesAt !== null)

/** Whatever is shown of the campaign's progress is fetched again. */
export const refreshProgress = (id: string) =>
  Promise.all([
    refetchRecipients(id),
    queryClient.invalidateQueries({ queryKey: forecastQuery(id).queryKey }),
    queryClient.invalidateQueries({ queryKey: sentOverTimeQuery(id).queryKey }),
  ])

const FAILED: Record<Control, string> = {
  start: 'Not started',
  pause: 'Not paused',
  resume: 'It does not go on',
  cancel: 'Not cancelled',
}

/** Throws after saying why in a toast, so that a dialog stays open. */
export async function control(id: string, action: Control): Promise<void> {
  await telling(FAILED[action], controlCampaign(id, action))
  void refreshProgress(id)
}

/** Throws after saying why in a toast, so that a dialog stays open. */
export async function retryFailed(id: string): Promise<void> {
  await telling('Nothing is tried again', api.post(`/campaigns/${id}/retry`))
  void refreshProgress(id)
}

/** Shows a failure in a toast, and throws it all the same. */
export async function telling<Answer>(title: string, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer
  } catch (error) {
    toast.failed(title, error)
    throw error
  }
}
