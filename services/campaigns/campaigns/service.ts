// Campaigns: what a person writes to many people, as a draft and while it goes out.
import { findRecords } from '../../platform/finding.ts'
import { liveRecords } from '../../platform/record-live.ts'
import type { CampaignChanges } from '../schemas.ts'
import { createBrowsing } from './browsing.ts'
import { createEditing, type EditingDeps } from './editing.ts'
import { foundCampaign } from './found.ts'
import type { CampaignRecord } from './record.ts'
import type { CampaignStore } from './store.ts'
import { toCampaign } from './views.ts'

export type CampaignsDeps = Omit<EditingDeps, 'store'> & { store: CampaignStore }

export type Campaigns = ReturnType<typeof createCampaigns>

export const createCampaigns = (deps: CampaignsDeps) => ({
  ...createBrowsing(deps),
  ...createEditing(deps),
  finding: findRecords({ list: deps.store.list, show: foundCampaign }),
  live: liveRecords<CampaignRecord, CampaignChanges>({
    watch: deps.store.watch,
    changed: (campaign) => ({ type: 'campaign', data: toCampaign(campaign) }),
    removed: (id) => ({ type: 'campaign-removed', data: { id } }),
  }),
})
