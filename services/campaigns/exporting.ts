import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { type Exporting, joinExports } from '../platform/exporting.ts'
import { createExporting as campaignExporting } from './campaigns/exporting.ts'
import { createCampaignStore } from './campaigns/store.ts'
import { createExporting as listExporting } from './lists/exporting.ts'
import { createListStore } from './lists/store.ts'
import { createExporting as recipientExporting } from './recipients/exporting.ts'
import { createRecipientStore } from './recipients/store.ts'
import { createExporting as suppressionExporting } from './suppressions/exporting.ts'
import { createSuppressionStore } from './suppressions/store.ts'

export interface ExportingDeps {
  firestore: Firestore
  documents: Bucket
  papers: Bucket
  now: () => number
}

/** One line for each subject in which a person has something to take along. */
export const createExporting = ({ firestore, documents, papers, now }: ExportingDeps): Exporting =>
  joinExports([
    campaignExporting({ store: createCampaignStore(firestore, now), documents, papers }),
    recipientExporting({
      campaigns: createCampaignStore(firestore, now),
      store: createRecipientStore(firestore),
      now,
    }),
    listExporting({ store: createListStore(firestore, now), documents }),
    suppressionExporting({ store: createSuppressionStore(firestore, now), now }),
  ])
