import { type Exporting, jsonListFile } from '../../platform/exporting.ts'
import type { CampaignStore } from './store.ts'
import { toCampaign } from './views.ts'

export interface ExportingDeps {
  store: Pick<CampaignStore, 'each'>
  now: () => number
}

/** Exports what each campaign says and how it went; its recipients are files of their own. */
export const createExporting = ({ store, now }: ExportingDeps): Exporting => ({
  async *export(accountId) {
    yield jsonListFile('campaigns/campaigns.json', everyOne(store, accountId), new Date(now()))
  },
})

async function* everyOne(store: ExportingDeps['store'], accountId: string) {
  for await (const { read } of store.each(accountId)) {
    const campaign = read()
    if (campaign?.state === 'live') yield toCampaign(campaign)
  }
}
