// The only file that knows how lists of recipients are stored in the database.
import { FieldValue, type Firestore } from '@google-cloud/firestore'
import { createMeter } from '../../platform/meter.ts'
import { alongBytes } from '../../platform/record-bytes.ts'
import { newestFirst, watchLive } from '../../platform/record-lists.ts'
import { createRecords } from '../../platform/records.ts'
import { type CampaignRecord, campaignDocuments } from '../campaigns/record.ts'
import { CAMPAIGNS } from '../campaigns/store.ts'
import { complete, facetOf, heldBy } from './complete.ts'
import { mostTaken } from './most-taken.ts'
import { type ListFacts, type ListRecord, listDocuments } from './record.ts'

export const LISTS = 'recipientLists'

export type ListStore = ReturnType<typeof createListStore>

/** A change of a list that depends on its campaign. */
export interface ListDecision {
  facts: ListFacts
  /** Where the campaign's next recipients begin from now on. */
  nextPosition: number
}

export function createListStore(firestore: Firestore, now: () => number) {
  const meter = createMeter(firestore)
  const collection = firestore.collection(LISTS)
  const records = createRecords<ListFacts, ListRecord>({
    firestore,
    collection: LISTS,
    documents: listDocuments,
    complete,
    along: alongBytes<ListRecord>('campaigns', { meter, heldBy }),
    now,
  })
  const campaign = (id: string) => firestore.collection(CAMPAIGNS).doc(id)

  return {
    ...records,
    list: newestFirst(records, listDocuments),
    watch: watchLive<ListRecord>(records),

    /** Records a new list and the bytes of its file. Throws AppError `quota`. */
    reserve: (facts: ListFacts, everybodys: number): Promise<ListRecord> =>
      records.transact(async ({ transaction, create }) => {
        const reserve = await meter.reserve(transaction, facts.ownerId, everybodys)
        reserve(facts.size)
        return create(facts)
      }),

    /**
     * Has a list read once more, which keeps another report. `everybodys` is what a person may store who has no quota of
     * their own. Throws AppError `quota`, and whatever `change` throws.
     */
    readAgain: (
      { ownerId, id, everybodys }: { ownerId: string; id: string; everybodys: number },
      change: (list: ListRecord | null) => ListFacts,
    ): Promise<ListRecord> =>
      records.transact(async ({ transaction, read, write }) => {
        const before = await read(id)
        const facts = change(before)
        const reserve = await meter.reserve(transaction, ownerId, everybodys)
        // How large it becomes is not known before; the others tell about.
        reserve(before ? Math.ceil(before.rowsBytes / before.reading) : 0)
        return write(facts, before)
      }),

    /**
     * Begins work on a campaign's recipients, in sight of the campaign, which cannot start until it is done. `coming` is
     * how many recipients other lists may still add.
     */
    decide: (
      id: string,
      decide: (list: ListRecord | null, campaign: CampaignRecord | null, coming: number) => ListDecision,
    ): Promise<ListRecord> =>
      records.transact(async ({ transaction, read, write }) => {
        const list = await read(id)
        const known = list && campaignDocuments.read(await transaction.get(campaign(list.campaignId)))
        const others = (known?.importing ?? []).filter((each) => each !== id)
        const underWay = await Promise.all(others.map(read))
        const coming = underWay.reduce(
          (sum, each) => sum + (each?.status === 'taking' ? mostTaken(each) : 0),
          0,
        )
        const { facts, nextPosition } = decide(list, known, coming)
        const written = await write(facts, list)
        // Nobody sees these, so nobody is told.
        transaction.update(campaign(facts.campaignId), { nextPosition, importing: FieldValue.arrayUnion(id) })
        return written
      }),

    /** The lists of a campaign that is deleted. */
    async idsOf(ownerId: string, campaignId: string): Promise<string[]> {
      const query = collection
        .where('ownerId', '==', ownerId)
        .where('facets', 'array-contains', facetOf(campaignId))
        .orderBy('addedAt', 'desc')
      return (await query.select().get()).docs.map(({ id }) => id)
    },
  }
}
