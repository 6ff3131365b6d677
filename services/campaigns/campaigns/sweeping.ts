import type { Publish } from '../../platform/publish.ts'
import type { UnreadRecord } from '../../platform/records.ts'
import type { Sweeping } from '../../platform/sweeping.ts'
import { forGood, isTrashOver } from '../../platform/trash.ts'
import { campaignsDiscarded } from '../events.ts'
import type { CampaignRecord } from './record.ts'
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
      found?.state === 'live' && isTrashOver(found, now()) ? forGood(found) : found,
    )
    if (campaign?.state !== 'deleting' && !campaign?.leftovers.length) return null
    await publish(campaignsDiscarded, { ownerId: campaign.ownerId, subject: 'campaigns', id })
    return 'publishedAgain'
  },
})
