// Campaigns as the API has them, and what can be done with them.
import { queryOptions } from '@tanstack/react-query'
import type {
  Campaign,
  CampaignCreation,
  CampaignEdit,
  Forecast,
} from '../../../../../services/campaigns/campaigns/schemas.ts'
import type { CheckReport } from '../../../../../services/campaigns/templates/schemas.ts'
import { api } from '../../../api.ts'
import { queryClient } from '../../../query-client.ts'
import { accountQuery } from '../../../session.ts'
import { createSubject } from '../../../subjects/subject.ts'
import { formatCount } from '../../../ui/format.ts'
import { toast } from '../../../ui/toast.tsx'

const campaignKey = (id: string) => ['campaigns', 'campaign', id] as const
const forecastKey = (id: string) => ['campaigns', 'forecast', id] as const

export const campaigns = createSubject<Campaign>('/campaigns', (campaign) => {
  show(campaign)
  // While mails go out a campaign may change many times a second; its page then reads the forecast at a pace of its own.
  if (campaign.status !== 'running')
    void queryClient.invalidateQueries({ queryKey: forecastKey(campaign.id) })
})

export const campaignQuery = (id: string) =>
  queryOptions({ queryKey: campaignKey(id), queryFn: () => api.get<Campaign>(`/campaigns/${id}`) })

/** Read again whenever the campaign changes. */
export const forecastQuery = (id: string) =>
  queryOptions({
    queryKey: forecastKey(id),
    queryFn: () => api.get<Forecast>(`/campaigns/${id}/forecast`),
    placeholderData: (before) => before,
  })

/** A live change may overtake the answer to the request that caused it. */
function show(campaign: Campaign): void {
  queryClient.setQueryData<Campaign>(campaignKey(campaign.id), (known) =>
    known && (known.version > campaign.version || known.updatedAt > campaign.updatedAt) ? known : campaign,
  )
}

/** Shows what the API answered. */
export function keepCampaign(campaign: Campaign): Campaign {
  show(campaign)
  campaigns.apply([campaign])
  return campaign
}

/** The sender is who it was last time, or else goes by the name of the account. */
export async function beginCampaign(title: string): Promise<Campaign> {
  const creation: CampaignCreation = { title }
  const latest = campaigns.read({})?.pages[0]?.items[0]
  const name = queryClient.getQueryData(accountQuery.queryKey)?.name ?? ''
  const { id, version } = keepCampaign(await api.post<Campaign>('/campaigns', creation))
  return editCampaign(id, { version, sender: latest?.sender ?? { name, footer: '', replyTo: '' } })
}

/** Throws ApiError 409 when somebody else's newer version is there. */
export const editCampaign = async (id: string, edit: CampaignEdit) =>
  keepCampaign(await api.patch<Campaign>(`/campaigns/${id}`, edit))

/** The newest version, not the one that is shown. */
export const readCampaign = async (id: string) => keepCampaign(await api.get<Campaign>(`/campaigns/${id}`))

export const duplicateCampaign = async (id: string) =>
  keepCampaign(await api.post<Campaign>(`/campaigns/${id}/duplicate`))

export type Control = 'start' | 'pause' | 'resume' | 'cancel'

export const controlCampaign = async (id: string, control: Control) =>
  keepCampaign(await api.post<Campaign>(`/campaigns/${id}/${control}`))

export const checkCampaign = (id: string) => api.post<CheckReport>(`/campaigns/${id}/check`)

export async function trashCampaigns(those: readonly Campaign[]): Promise<void> {
  const ids = those.map(({ id }) => id)
  const send = () => api.post('/campaigns/trash', { ids })
  try {
    await campaigns.edit(those, { trashedAt: new Date().toISOString() }, send)
    toast.message(`${formatCount(ids.length, 'campaign')} moved to the trash`, {
      undo: () => void restoreCampaigns(those),
    })
  } catch (error) {
    toast.failed('Not moved to the trash', error)
  }
}

export async function restoreCampaigns(those: readonly Campaign[]): Promise<void> {
  const ids = those.map(({ id }) => id)
  try {
    await campaigns.edit(those, { trashedAt: null }, () => api.post('/campaigns/restore', { ids }))
    // What was running has been stopped in the trash.
    campaigns.invalidate()
    await Promise.all(ids.map((id) => queryClient.invalidateQueries({ queryKey: campaignKey(id) })))
  } catch (error) {
    toast.failed('Not restored', error)
  }
}

/** Throws after saying why in a toast, so that a dialog stays open. */
export async function deleteCampaigns(ids: string[]): Promise<void> {
  try {
    await api.post('/campaigns/delete', { ids })
    campaigns.remove(ids)
  } catch (error) {
    toast.failed('Not deleted', error)
    throw error
  }
}
