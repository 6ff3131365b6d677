import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Campaign } from '../../../../../../services/campaigns/campaigns/schemas.ts'
import { checkCampaign } from '../../data/campaigns-data.ts'

const checkQuery = ({ id, version, counts, attachments }: Campaign) =>
  queryOptions({
    // Recipients and attachments change without the version.
    queryKey: ['campaigns', 'check', id, version, counts.total, attachments],
    queryFn: () => checkCampaign(id),
    placeholderData: (before) => before,
    gcTime: 60_000,
  })

/** The check of the campaign as it is saved. */
export const useCheck = (campaign: Campaign, enabled = true) => useQuery({ ...checkQuery(campaign), enabled })
