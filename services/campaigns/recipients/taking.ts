// Rows of a list become recipients, in steps that may be repeated: whoever was made by an earlier try is found again by
// the address.
import type { DocumentSnapshot, Firestore } from '@google-cloud/firestore'
import { readAll } from '../../platform/documents.ts'
import { isoTime } from '../../platform/times.ts'
import type { CampaignRecord } from '../campaigns/record.ts'
import { CAMPAIGNS, type CampaignStore } from '../campaigns/store.ts'
import type { RecipientList } from '../lists/schemas.ts'
import { LISTS } from '../lists/store.ts'
import { completeRecipient } from './complete.ts'
import { createKnownAddresses } from './known-addresses.ts'
import { newRecipient } from './new-recipient.ts'
import { RECIPIENTS, type RecipientRecord, recipientDocuments, recipientId } from './record.ts'
import { mergedFields } from './row-limits.ts'
import type { Fields } from './schemas.ts'

export interface TakenList {
  id: string
  ownerId: string
  campaignId: string
  firstPosition: number
  /** Addresses that the person accepted, by the row's number. */
  corrections: Record<string, string>
  /** The fields that its rows may have. */
  fields: readonly string[]
}

export interface TakenRow {
  row: number
  /** Whether the row was taken as it is. */
  isTaken: boolean
  email: string | null
  fields: Fields
}

export interface TakingDeps {
  firestore: Firestore
  campaigns: Pick<CampaignStore, 'transact'>
  now: () => number
  newId: () => string
}

interface Planned {
  id: string
  email: string
  row: number
  fields: Fields
  position: number
}

type Known = NonNullable<RecipientList['known']>

/** Recipients in one transaction. */
const BATCH = 200

export type Taking = ReturnType<typeof createTaking>

export function createTaking({ firestore, campaigns, now, newId }: TakingDeps) {
  const collection = firestore.collection(RECIPIENTS)
  const knownAddresses = createKnownAddresses(firestore)
  const listOf = (id: string) => firestore.collection(LISTS).doc(id)

  /** Writes some of the recipients. Returns how many were in the campaign before; null when nobody waits for them. */
  async function takeSome(list: TakenList, planned: readonly Planned[]): Promise<Known | null> {
    const marks = await knownAddresses(
      list,
      planned.map(({ email }) => email),
    )
    return firestore.runTransaction(async (transaction) => {
      const [campaign, present, ...found] = await transaction.getAll(
        firestore.collection(CAMPAIGNS).doc(list.campaignId),
        listOf(list.id),
        ...planned.map(({ id }) => collection.doc(id)),
      )
      // What was made for a campaign that is being removed would stay.
      if (campaign?.get('state') !== 'live' || !isTaken(present, list)) return null
      const at = isoTime(now())
      const known: Known = { inCampaign: 0, suppressed: 0, earlier: 0 }
      for (const [index, { id, ...row }] of planned.entries()) {
        const before = found[index] ? recipientDocuments.read(found[index]) : null
        const { reason = null, titles = [] } = marks.get(row.email) ?? {}
        if (reason !== null) known.suppressed += 1
        if (titles.length > 0) known.earlier += 1
        if (before && before.listId !== list.id) known.inCampaign += 1
        const recipient: RecipientRecord = before
          ? updated(before, row.fields, at)
          : newRecipient({
              ...{ ownerId: list.ownerId, campaignId: list.campaignId, listId: list.id, ...row },
              ...{ reason, known: titles, at, newId },
            })
        transaction.set(collection.doc(id), recipientDocuments.data(recipient))
      }
      return known
    })
  }

  /** Counts anew, in the campaign's own transaction, so that a repeated step does no harm. */
  async function settle(
    { id, campaignId }: Pick<TakenList, 'id' | 'campaignId'>,
    fields: readonly string[],
    isUnderWay: (list: DocumentSnapshot) => boolean,
  ): Promise<void> {
    const all = collection.where('campaignId', '==', campaignId).count()
    await campaigns.transact(async ({ transaction, read, write }) => {
      const campaign = await read(campaignId)
      if (campaign?.state !== 'live' || !isUnderWay(await transaction.get(listOf(id)))) return
      const total = (await transaction.get(all)).data().count
      const facts: CampaignRecord = {
        ...campaign,
        counts: { ...campaign.counts, total },
        fields: [...new Set([...campaign.fields, ...fields])],
        importing: campaign.importing.filter((each) => each !== id),
      }
      await write(facts, campaign)
    })
  }

  return {
    /** Returns how many of the addresses were known; null when the campaign is gone, or another run was faster. */
    async take(list: TakenList, rows: AsyncIterable<TakenRow>): Promise<Known | null> {
      const sum: Known = { inCampaign: 0, suppressed: 0, earlier: 0 }
      for await (const planned of inBatches(plan(list, rows))) {
        const known = await takeSome(list, planned)
        if (!known) return null
        sum.inCampaign += known.inCampaign
        sum.suppressed += known.suppressed
        sum.earlier += known.earlier
      }
      await settle(list, list.fields, (present) => isTaken(present, list))
      return sum
    },

    /** Removes the recipients that the list made, except those for whom anything was tried. */
    async undo({ id, ownerId, campaignId }: Pick<TakenList, 'id' | 'ownerId' | 'campaignId'>): Promise<void> {
      const own = collection.where('ownerId', '==', ownerId).where('listId', '==', id)
      for (let after: string | undefined; ; ) {
        const ordered = own.orderBy('__name__').limit(BATCH)
        const { docs } = await (after === undefined ? ordered : ordered.startAfter(after)).select().get()
        if (docs.length === 0) break
        await firestore.runTransaction(async (transaction) => {
          const [list, ...found] = await transaction.getAll(listOf(id), ...docs.map(({ ref }) => ref))
          if (!isUndone(list)) return
          for (const recipient of readAll(recipientDocuments, { docs: found }))
            if (recipient.state === 'planned' && recipient.attempts.length === 0)
              transaction.delete(collection.doc(recipient.id))
        })
        after = docs.at(-1)?.id
      }
      await settle({ id, campaignId }, [], isUndone)
    },
  }
}

/** Whether a list is still being taken, and not for another time: a run that was overtaken must not bring anybody back. */
const isTaken = (found: DocumentSnapshot | undefined, { firstPosition }: TakenList): boolean =>
  found?.get('status') === 'taking' && found.get('firstPosition') === firstPosition

const isUndone = (found: DocumentSnapshot | undefined): boolean => found?.get('status') === 'undoing'

/** The state stays, and with it an opt-out; so does what the row does not say. */
const updated = (before: RecipientRecord, fields: Fields, at: string): RecipientRecord =>
  completeRecipient({ ...before, fields: mergedFields(before.fields, fields), updatedAt: at })

/** The recipients that rows make, each address once. A repeated try gives them the same positions. */
async function* plan(list: TakenList, rows: AsyncIterable<TakenRow>): AsyncGenerator<Planned> {
  const seen = new Set<string>()
  for await (const { row, isTaken, email: judged, fields } of rows) {
    const accepted = list.corrections[String(row)]
    const email = accepted ?? (isTaken ? judged : null)
    if (email === null) continue
    const id = recipientId(list.campaignId, email)
    if (seen.has(id)) continue
    const position = list.firstPosition + seen.size
    seen.add(id)
    yield { id, email, row, fields: { ...fields, email }, position }
  }
}

async function* inBatches(planned: AsyncIterable<Planned>): AsyncGenerator<Planned[]> {
  let batch: Planned[] = []
  for await (const each of planned) {
    batch.push(each)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
