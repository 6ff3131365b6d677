import type { CampaignFacts } from './record.ts'
import { ANY_TIME } from './schedule-schemas.ts'
import type { CampaignCounts } from './schemas.ts'

export const NO_COUNTS: CampaignCounts = { total: 0, sent: 0, failed: 0, unknown: 0, skipped: 0, bounced: 0 }

interface NewCampaign {
  id: string
  ownerId: string
  title: string
  at: string
}

/** A draft without recipients and words. */
export const newCampaign = ({ id, ownerId, title, at }: NewCampaign): CampaignFacts => ({
  ...{ id, ownerId, title, state: 'live', status: 'draft' },
  ...{ pauseReason: null, pauseText: null, resumesAt: null, counts: NO_COUNTS },
  template: { subject: '', body: '' },
  ...{ attachments: [], leftovers: [], cvs: [], schedule: ANY_TIME, nextPosition: 0, importing: [] },
  sender: { name: '', footer: '', replyTo: '' },
  ...{ fields: [], version: 1, addedAt: at, startedAt: null, finishedAt: null, trashedAt: null },
})
