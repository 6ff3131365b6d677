// A claim: one transaction takes the next recipient of the campaign whose turn it is, renders the mail, and logs the
// attempt. Nothing is claimed that limits, schedule, state or suppression do not allow at that moment.
import type { DocumentSnapshot, Transaction } from '@google-cloud/firestore'
import { keepMostRecent } from '../../platform/keep-most-recent.ts'
import type { CampaignRecord } from '../campaigns/record.ts'
import type { CampaignStore } from '../campaigns/store.ts'
import type { MailDue } from '../events.ts'
import { type RecipientRecord, recipientDocuments } from '../recipients/record.ts'
import { reasonOf, type SuppressionStore } from '../suppressions/store.ts'
import { limitsOf, logged, slotsAt } from './limits.ts'
import { createMakeMail, type MakingMailsDeps } from './making-mails.ts'
import { needsUpkeep, nextTurn, withDueAt } from './next-time.ts'
import { type RunningCampaign, type Sender, senderDocuments } from './record.ts'
import type { SendingStore } from './store.ts'
import { tally, withCounts } from './tally.ts'
import { claimed, skipped, unsendable } from './transitions.ts'

/** Recipients of one claim where there is no pause between two mails. Each claim writes the whole log anew. */
const BATCH = 100

/** Bytes of their records from which no further mail is claimed: a transaction writes 10 MiB at most. */
const BATCH_BYTES = 2 * 1024 * 1024

const RUNS_KEPT = 200

export interface ClaimingDeps extends MakingMailsDeps {
  store: SendingStore
  campaigns: Pick<CampaignStore, 'transact'>
  suppressions: Pick<SuppressionStore, 'reference'>
  now: () => number
  newId: () => string
  /** In [0, 1). */
  random: () => number
}

export interface Claimed {
  mails: MailDue['mails']
  /** The sender when something else has to be done for it first; null otherwise. */
  upkeep: Sender | null
  /** When there is something to do for this person again; milliseconds since the epoch. */
  dueAt: number | null
}

interface Judged {
  recipient: RecipientRecord
  after: RecipientRecord
  /** Null when it gets no mail. */
  claimId: string | null
}

type Work = Parameters<Parameters<CampaignStore['transact']>[0]>[0]

export function createClaiming(deps: ClaimingDeps) {
  const { store, campaigns, now } = deps
  const makeMail = createMakeMail(deps)
  /** Campaigns as they were at the beginning of their run. */
  const runs = keepMostRecent<CampaignRecord>(RUNS_KEPT)

  async function claim(ownerId: string, { transaction, read, write }: Work): Promise<Claimed> {
    const sender = senderDocuments.read(await transaction.get(store.sender(ownerId)))
    if (!sender) return { mails: [], upkeep: null, dueAt: null }
    const time = now()
    if (needsUpkeep(sender, time)) return { mails: [], upkeep: sender, dueAt: time }
    const turn = nextTurn(sender, time)
    const running = turn && sender.running[turn.campaignId]
    if (!turn || !running || turn.at > time) return put(transaction, sender, sender, time)

    const { campaignId } = turn
    const [next, campaign] = await Promise.all([
      findNext(transaction, campaignId, { running, sender, time }),
      runs.get(keyOf(campaignId, running)) ?? read(campaignId),
    ])
    if (campaign?.status !== 'running' || campaign.state !== 'live') {
      const { [campaignId]: _, ...others } = sender.running
      return put(transaction, sender, { ...sender, running: others }, time)
    }
    runs.set(keyOf(campaignId, running), campaign)
    const judged = await judge(transaction, campaign, { sender, recipients: next.recipients, time })
    const moved = judged.map(({ recipient, after }) => ({ before: recipient, after }))
    const { counts, left } = tally(moved)
    if (moved.some(({ after }) => after.state !== 'claimed')) {
      const present = await read(campaignId)
      if (present) await write({ ...present, counts: withCounts(present.counts, counts) }, present)
    }
    for (const { after } of moved) {
      const data = recipientDocuments.data(after)
      transaction.set(store.recipient(after.id), data, { mergeFields: Object.keys(data) })
    }
    const claims = judged.flatMap(({ claimId }) => (claimId === null ? [] : [{ id: claimId, at: time }]))
    const isClaimed = claims.length > 0
    const after: Sender = {
      ...sender,
      log: isClaimed ? logged(sender.log, claims, time) : sender.log,
      gapUntil: isClaimed ? time + gap(sender) : sender.gapUntil,
      running: {
        ...sender.running,
        [campaignId]: {
          ...running,
          ...next.running,
          left: Math.max(0, (next.running.left ?? running.left) + left),
          claimedAt: isClaimed ? time : (next.running.claimedAt ?? running.claimedAt),
        },
      },
    }
    const { dueAt } = put(transaction, sender, after, time)
    const mails = judged.flatMap(({ recipient, claimId }) =>
      claimId === null ? [] : [{ recipientId: recipient.id, claimId }],
    )
    return { mails, upkeep: null, dueAt }
  }

  /** Writes only what differs. */
  function put(transaction: Transaction, before: Sender, after: Sender, time: number): Claimed {
    const next = withDueAt(after, time)
    if (after !== before || next.dueAt !== before.dueAt) {
      const { log, gapUntil, running, dueAt, updatedAt } = next
      transaction.update(
        store.sender(before.id),
        senderDocuments.data({ log, gapUntil, running, dueAt, updatedAt }),
      )
    }
    return { mails: [], upkeep: null, dueAt: next.dueAt === null ? null : Date.parse(next.dueAt) }
  }

  interface Turning {
    running: RunningCampaign
    sender: Sender
    time: number
  }

  /** Retries that are due come before those that have not been tried. */
  async function findNext(
    transaction: Transaction,
    campaignId: string,
    { running, sender, time }: Turning,
  ): Promise<{ recipients: RecipientRecord[]; running: Partial<RunningCampaign> }> {
    if (running.retryAt !== null && running.retryAt <= time) {
      const found = await readMany(transaction, campaignId, { state: 'retry', limit: 2 })
      const [first, second] = found
      const at = (recipient: RecipientRecord | undefined) =>
        recipient?.nextAt ? Date.parse(recipient.nextAt) : null
      const firstAt = at(first)
      if (!first || firstAt === null || firstAt > time)
        return { recipients: [], running: { retryAt: firstAt } }
      const retryAt = at(second)
      // Unless others wait that have not been tried.
      const notBefore = running.notBefore > 0 && retryAt !== null ? retryAt : 0
      return { recipients: [first], running: { retryAt, notBefore } }
    }
    const limits = limitsOf(sender)
    const hasGap = limits.gapSeconds.max > 0
    const limit = hasGap ? 1 : Math.min(BATCH, slotsAt(sender.log, limits, time))
    const recipients = await readMany(transaction, campaignId, { state: 'planned', limit })
    if (recipients.length > 0) return { recipients, running: {} }
    // Recipients may have been deleted meanwhile. Whether the campaign is over is looked at at once.
    if (running.retryAt === null) return { recipients, running: { left: 0, claimedAt: 0 } }
    return { recipients, running: { left: Math.max(1, running.left), notBefore: running.retryAt } }
  }

  async function readMany(
    transaction: Transaction,
    campaignId: string,
    { state, limit }: { state: 'planned' | 'retry'; limit: number },
  ): Promise<RecipientRecord[]> {
    const { docs } = await transaction.get(store.inState(campaignId, state).limit(limit))
    return docs.flatMap((snapshot) => recipientDocuments.read(snapshot) ?? [])
  }

  interface Judging {
    sender: Sender
    recipients: RecipientRecord[]
    time: number
  }

  async function judge(
    transaction: Transaction,
    campaign: CampaignRecord,
    { sender, recipients, time }: Judging,
  ) {
    if (recipients.length === 0) return []
    const references = recipients.map(({ email }) => deps.suppressions.reference(campaign.ownerId, email))
    const suppressions = await transaction.getAll(...references)
    const judgeOne = (recipient: RecipientRecord, suppression: DocumentSnapshot | undefined): Judged => {
      const refused = (after: RecipientRecord) => ({ recipient, after, claimId: null })
      if (suppression?.exists) {
        const isWish = reasonOf(suppression) === 'unsubscribed'
        return refused(skipped(recipient, isWish ? 'unsubscribed' : 'suppressed', time))
      }
      const made = makeMail(campaign, recipient, sender)
      if ('problem' in made) return refused(unsendable(recipient, made.problem, time))
      const claimId = deps.newId()
      const claim = { ...made, id: claimId, now: time, transport: sender.mailbox?.kind ?? 'local' }
      return { recipient, after: claimed(recipient, claim), claimId }
    }
    const judged: Judged[] = []
    for (let bytes = 0; judged.length < recipients.length && bytes < BATCH_BYTES; ) {
      const index = judged.length
      const one = judgeOne(recipients[index]!, suppressions[index])
      judged.push(one)
      bytes += one.claimId === null ? 0 : sizeOf(one.after)
    }
    return judged
  }

  /** Milliseconds, whole seconds between the two limits. */
  function gap(sender: Sender): number {
    const { min, max } = limitsOf(sender).gapSeconds
    return (min + Math.floor(deps.random() * (Math.max(min, max) - min + 1))) * 1000
  }

  return (ownerId: string): Promise<Claimed> => campaigns.transact((work) => claim(ownerId, work))
}

/** Bytes. */
const sizeOf = (recipient: RecipientRecord) => Buffer.byteLength(JSON.stringify(recipient))

const keyOf = (campaignId: string, { run }: RunningCampaign) => `${campaignId} ${run}`
