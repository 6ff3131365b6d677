import type { Publish } from '../../platform/publish.ts'
import type { UnreadRecord } from '../../platform/records.ts'
import type { Sweeping } from '../../platform/sweeping.ts'
import { forGood, isTrashOver } from '../../platform/trash.ts'
import { campaignsDiscarded } from '../events.ts'
import { abandonedAt } from './complete.ts'
import type { CampaignRecord, StoredAttachment } from './record.ts'
import type { CampaignStore } from './store.ts'

export interface SweepingDeps {
  store: Pick<CampaignStore, 'due' | 'change'>
  publish: Publish
  now: () => number
}

/** Empties what has been in the trash for long, and has bytes removed that nobody wants any more. */
export const createSweeping = ({
  store,
  publish,
  now,
}: SweepingDeps): Sweeping<UnreadRecord<CampaignRecord>> => ({
  due: store.due,
  async sweepOne({ id, read }) {
    if (!read()) return null
    // Writing the record again also derives the time of the next look anew.
    const campaign = await store.change(id, (found) =>
      found?.state === 'live' && isTrashOver(found, now())
        ? forGood(found)
        : found && withoutAbandoned(found, now()),
    )
    if (campaign?.state !== 'deleting' && !campaign?.leftovers.length) return null
    await publish(campaignsDiscarded, { ownerId: campaign.ownerId, subject: 'campaigns', id })
    return 'publishedAgain'
  },
})

/** Without files that were announced and never came. Their bytes may still arrive, so they are removed, too. */
function withoutAbandoned(campaign: CampaignRecord, now: number): CampaignRecord {
  const isAbandoned = (attachment: StoredAttachment) => (abandonedAt(attachment) ?? Infinity) <= now
  const gone = campaign.attachments.filter(isAbandoned)
  return {
    ...campaign,
    attachments: campaign.attachments.filter((attachment) => !gone.includes(attachment)),
    leftovers: [...campaign.leftovers, ...gone],
  }
}
