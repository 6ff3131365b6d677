import type { Bucket } from '@google-cloud/storage'
import { safeName } from '../../platform/archive-paths.ts'
import type { ExportedFile, Exporting } from '../../platform/exporting.ts'
import { exportRecords } from '../../platform/record-export.ts'
import type { CampaignRecord } from './record.ts'
import type { CampaignStore } from './store.ts'
import { toCampaign } from './views.ts'

export interface ExportingDeps {
  store: Pick<CampaignStore, 'each'>
  documents: Bucket
  papers: Bucket
}

/**
 * Exports what each campaign says and how it went, with the files that go with its mails. Tailored CVs are exported by
 * the room that made them, and recipients are files of their own.
 */
export function createExporting({ store, documents, papers }: ExportingDeps): Exporting {
  const buckets = { documents, papers }

  const files = (campaign: CampaignRecord): ExportedFile[] =>
    campaign.attachments.flatMap(({ name, status, bucket, path, addedAt }) => {
      if (status !== 'ready' || bucket === null || path === null) return []
      return {
        path: `campaigns/files/${safeName(campaign.title)}/${safeName(name)}`,
        modifiedAt: new Date(addedAt),
        shrinks: false,
        content: async () => buckets[bucket].file(path).createReadStream({ validation: false }),
      }
    })

  return exportRecords<CampaignRecord>({
    each: store.each,
    folder: 'campaigns',
    isLeftOut: ({ state }) => state !== 'live',
    describe: (campaign, paths) => ({ files: paths, ...toCampaign(campaign) }),
    files,
  })
}
