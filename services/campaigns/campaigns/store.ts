// The only file that knows how campaigns are stored in the database.
import type { Firestore } from '@google-cloud/firestore'
import { createMeter } from '../../platform/meter.ts'
import { alongBytes } from '../../platform/record-bytes.ts'
import { newestFirst, watchLive } from '../../platform/record-lists.ts'
import { createRecords } from '../../platform/records.ts'
import { complete, heldBy } from './complete.ts'
import { type CampaignFacts, type CampaignRecord, campaignDocuments } from './record.ts'

/** Claims and outcomes of mails touch these documents in transactions of their own. */
export const CAMPAIGNS = 'campaigns'

export type CampaignStore = ReturnType<typeof createCampaignStore>

export function createCampaignStore(firestore: Firestore, now: () => number) {
  const meter = createMeter(firestore)
  const records = createRecords<CampaignFacts, CampaignRecord>({
    firestore,
    collection: CAMPAIGNS,
    documents: campaignDocuments,
    complete,
    // What went when, by hour: see `sending/store.ts`.
    hasMore: true,
    along: alongBytes<CampaignRecord>('campaigns', { meter, heldBy }),
    now,
  })
  return {
    ...records,
    list: newestFirst(records, campaignDocuments),
    watch: watchLive<CampaignRecord>(records),

    /** Records a new campaign. Throws AppError `forbidden` for a person whose account is being deleted. */
    create: (facts: CampaignFacts): Promise<CampaignRecord> =>
      records.transact(async ({ transaction, create }) => {
        await meter.read(transaction, facts.ownerId)
        return create(facts)
      }),

    /**
     * Changes a campaign that keeps more bytes afterwards. `everybodys` is what a person may store who has no quota of
     * their own. Throws AppError `quota`, and whatever `change` throws.
     */
    grow: (
      { ownerId, id, everybodys }: { ownerId: string; id: string; everybodys: number },
      change: (campaign: CampaignRecord | null) => CampaignFacts,
    ): Promise<CampaignRecord> =>
      records.transact(async ({ transaction, read, write }) => {
        const before = await read(id)
        const facts = change(before)
        const reserve = await meter.reserve(transaction, ownerId, everybodys)
        reserve(heldBy(facts) - (before ? heldBy(before) : 0))
        return write(facts, before)
      }),
  }
}
