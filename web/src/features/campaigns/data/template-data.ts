// Mails as they would be, before any is sent.
import { queryOptions } from '@tanstack/react-query'
import type { Template } from '../../../../../services/campaigns/campaigns/schemas.ts'
import type {
  Preview,
  PreviewRequest,
  SentTestMail,
  TemplateExample,
} from '../../../../../services/campaigns/templates/schemas.ts'
import { api } from '../../../api.ts'

/** The mail of one recipient, made from a template that need not be saved. */
export const previewQuery = (campaignId: string, template: Template, recipientId: string | null) =>
  queryOptions({
    queryKey: ['campaigns', 'preview', campaignId, recipientId, template],
    queryFn: ({ signal }) => {
      const request: PreviewRequest = { template, ...(recipientId !== null && { recipientId }) }
      return api.post<Preview>(`/campaigns/${campaignId}/preview`, request, { signal })
    },
    gcTime: 60_000,
    placeholderData: (before) => before,
  })

export const sendTestMail = (campaignId: string, recipientId: string | null) =>
  api.post<SentTestMail>(`/campaigns/${campaignId}/test-mail`, recipientId === null ? {} : { recipientId })

/** Mails to begin with. */
export const examplesQuery = queryOptions({
  queryKey: ['campaigns', 'template-examples'],
  queryFn: () => api.get<TemplateExample[]>('/campaign-template-examples'),
  staleTime: Number.POSITIVE_INFINITY,
})
