// Derives everything in a campaign's record that follows from its facts.
import { DAY_MS, MINUTE_MS } from '../../platform/durations.ts'
import { foundBy } from '../../platform/finding.ts'
import { isoTime } from '../../platform/times.ts'
import { trashOverAt } from '../../platform/trash.ts'
import { foundCampaign } from './found.ts'
import type { CampaignFacts, CampaignRecord, StoredAttachment } from './record.ts'

/** When bytes that nobody wants any more are looked for again. */
const AGAIN_MS = 10 * MINUTE_MS
/** An upload may be paused, or continue in another window. */
const ABANDONED_AFTER_MS = DAY_MS

export const complete = (
  facts: CampaignFacts,
  _before: CampaignRecord | null,
  now: string,
): Omit<CampaignRecord, 'updatedAt'> => ({
  ...facts,
  facets: facetsOf(facts),
  sweepAt: sweepAt(facts, now),
})

function sweepAt(campaign: CampaignFacts, now: string): string | null {
  if (campaign.state === 'deleting' || campaign.leftovers.length > 0)
    return isoTime(Date.parse(now) + AGAIN_MS)
  const times = [trashOverAt(campaign), ...campaign.attachments.map(abandonedAt)].filter(
    (time) => time !== null,
  )
  return times.length === 0 ? null : isoTime(Math.min(...times))
}

/** When a file that is announced will not come any more; null for one that is there. */
export const abandonedAt = ({ status, addedAt }: StoredAttachment): number | null =>
  status === 'ready' ? null : Date.parse(addedAt) + ABANDONED_AFTER_MS

function facetsOf(campaign: CampaignFacts): string[] {
  if (campaign.state === 'deleting') return []
  const trashed = campaign.trashedAt !== null
  return [facetOf({ trashed }), ...(trashed ? [] : foundBy(foundCampaign(campaign)))]
}

export const facetOf = ({ trashed = false }: { trashed?: boolean }) => (trashed ? 'trash' : 'campaigns')

/** Bytes of the files that are kept for its mails. */
export const heldBy = ({ attachments, leftovers, cvs }: CampaignFacts): number =>
  [...attachments, ...leftovers, ...cvs].reduce((sum, { size }) => sum + (size ?? 0), 0)
