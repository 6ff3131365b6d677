// What each room deploys: its functions, and its indexes beyond the automatic ones.
import { trigger as accountMail } from '../functions/account-mail/trigger.ts'
import { trigger as accountRemoval } from '../functions/account-removal/trigger.ts'
import { trigger as campaignPace } from '../functions/campaign-pace/trigger.ts'
import { trigger as campaignsRemoval } from '../functions/campaigns-removal/trigger.ts'
import { trigger as careersRemoval } from '../functions/careers-removal/trigger.ts'
import { trigger as catalogueImport } from '../functions/catalogue-import/trigger.ts'
import { trigger as catalogueIndex } from '../functions/catalogue-index/trigger.ts'
import { trigger as catalogueRemoval } from '../functions/catalogue-removal/trigger.ts'
import { trigger as cvGenerate } from '../functions/cv-generate/trigger.ts'
import { trigger as cvRender } from '../functions/cv-render/trigger.ts'
import { trigger as deadLetterShelf } from '../functions/dead-letter-shelf/trigger.ts'
import { trigger as insightsCompute } from '../functions/insights-compute/trigger.ts'
import { trigger as jobBrowse } from '../functions/job-browse/trigger.ts'
import { trigger as jobScrape } from '../functions/job-scrape/trigger.ts'
import { trigger as knowledgeIndex } from '../functions/knowledge-index/trigger.ts'
import { trigger as mailSend } from '../functions/mail-send/trigger.ts'
import { trigger as orderFulfil } from '../functions/order-fulfil/trigger.ts'
import { trigger as photoAlbums } from '../functions/photo-albums/trigger.ts'
import { trigger as photoArchive } from '../functions/photo-archive/trigger.ts'
import { trigger as photoBackfill } from '../functions/photo-backfill/trigger.ts'
import { trigger as photoMetadata } from '../functions/photo-metadata/trigger.ts'
import { trigger as photoRemoval } from '../functions/photo-removal/trigger.ts'
import { trigger as photoRenditions } from '../functions/photo-renditions/trigger.ts'
import { trigger as photoShares } from '../functions/photo-shares/trigger.ts'
import { trigger as photoThumbnails } from '../functions/photo-thumbnails/trigger.ts'
import { trigger as recipientsImport } from '../functions/recipients-import/trigger.ts'
import { trigger as resumeImport } from '../functions/resume-import/trigger.ts'
import { trigger as shopImage } from '../functions/shop-image/trigger.ts'
import { accountIndexes } from '../services/accounts/indexes.ts'
import { assistantIndexes } from '../services/assistant/indexes.ts'
import { campaignIndexes } from '../services/campaigns/indexes.ts'
import { careerIndexes } from '../services/careers/indexes.ts'
import { photoIndexes } from '../services/photos/indexes.ts'
import type { DatabaseIndexes } from '../services/platform/indexes.ts'
import type { Trigger } from '../services/platform/trigger.ts'
import type { PerRoom } from '../services/rooms.ts'
import { shelfIndexes } from '../services/shelf/indexes.ts'
import { shopIndexes } from '../services/shop/indexes.ts'

export interface DeployedRoom {
  functions: readonly Trigger[]
  indexes: DatabaseIndexes | null
}

export const rooms: PerRoom<DeployedRoom> = {
  accounts: { functions: [accountMail, accountRemoval], indexes: accountIndexes },
  photos: {
    functions: [
      ...[photoThumbnails, photoMetadata, photoRenditions, photoRemoval],
      ...[photoAlbums, photoShares, photoArchive, photoBackfill],
    ],
    indexes: photoIndexes,
  },
  careers: {
    functions: [jobScrape, jobBrowse, resumeImport, cvGenerate, cvRender, insightsCompute, careersRemoval],
    indexes: careerIndexes,
  },
  campaigns: {
    functions: [recipientsImport, campaignPace, mailSend, campaignsRemoval],
    indexes: campaignIndexes,
  },
  shop: {
    functions: [catalogueIndex, catalogueImport, catalogueRemoval, orderFulfil, shopImage],
    indexes: shopIndexes,
  },
  assistant: { functions: [knowledgeIndex], indexes: assistantIndexes },
  shelf: { functions: [deadLetterShelf], indexes: shelfIndexes },
}
