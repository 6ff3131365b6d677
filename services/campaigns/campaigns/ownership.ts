import { ownRecord } from '../../platform/ownership.ts'
import type { CampaignRecord } from './record.ts'

/** The person's own campaign. Throws AppError `not-found`. */
export const ownCampaign = (campaign: CampaignRecord | null, ownerId: string, id: string) =>
  ownRecord(campaign, ownerId, `campaign ${id}`)
