import { Readable } from 'node:stream'
import { safeName } from '../../platform/archive-paths.ts'
import type { Exporting } from '../../platform/exporting.ts'
import type { CampaignRecord } from '../campaigns/record.ts'
import type { CampaignStore } from '../campaigns/store.ts'
import { logFile } from './log-file.ts'
import type { RecipientStore } from './store.ts'

export interface ExportingDeps {
  campaigns: Pick<CampaignStore, 'each'>
  store: Pick<RecipientStore, 'each'>
  now: () => number
}

/** Exports the recipients of each campaign with what happened, as the CSV that the campaign's page saves. */
export const createExporting = ({ campaigns, store, now }: ExportingDeps): Exporting => ({
  async *export(accountId) {
    for await (const { read } of campaigns.each(accountId)) {
      const campaign = read()
      if (campaign?.state === 'live') yield fileOf(campaign, store, now())
    }
  },
})

const fileOf = ({ id, title, fields }: CampaignRecord, store: ExportingDeps['store'], time: number) => ({
  path: `campaigns/recipients/${safeName(title)}-${id}.csv`,
  modifiedAt: new Date(time),
  shrinks: true,
  content: async () => Readable.from(logFile(fields, store.each(id)), { objectMode: false }),
})
