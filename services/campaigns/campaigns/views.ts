import type { CampaignRecord, StoredAttachment } from './record.ts'
import type { Campaign } from './schemas.ts'

export function toCampaign(record: CampaignRecord): Campaign {
  const { ownerId: _o, state: _s, leftovers: _l, nextPosition: _n, ...rest } = record
  const { sweepAt: _a, facets: _f, cvs: _c, ...shown } = rest
  return { ...shown, attachments: record.attachments.map(toAttachment) }
}

export const toAttachment = ({ bucket: _b, path: _p, addedAt: _a, ...shown }: StoredAttachment) => shown
