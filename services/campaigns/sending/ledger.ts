// Changes recipients of one campaign together with what follows from them: the campaign's counts, and what its owner's
// sender says is left to send. Everything but a claim and the outcome of an ordinary mail goes through here.
import type { Query, Transaction } from '@google-cloud/firestore'
import type { CampaignFacts, CampaignRecord } from '../campaigns/record.ts'
import type { CampaignStore } from '../campaigns/store.ts'
import { type RecipientRecord, recipientDocuments } from '../recipients/record.ts'
import { withDueAt } from './next-time.ts'
import { type Sender, senderDocuments } from './record.ts'
import type { SendingStore } from './store.ts'
import { isLeft, type RecipientChange, tally, withCounts } from './tally.ts'
import { skipped } from './transitions.ts'

export interface Found {
  /** Null when the person has never sent. */
  sender: Sender | null
  /** Null when it was removed. */
  campaign: CampaignRecord | null
  recipients: RecipientRecord[]
  now: number
}

export interface Changes<Result> {
  /** Whole, without `dueAt`, which follows; left out when only what follows from the recipients changes. */
  sender?: Sender
  /** Without the counts, which follow. */
  campaign?: CampaignFacts
  /** Those that change, as they are afterwards. */
  recipients?: RecipientRecord[]
  /** Also written in this transaction. */
  along?: (transaction: Transaction) => void
  result: Result
}

export interface Scope {
  ownerId: string
  campaignId: string
  /** A query has a limit. */
  recipients: Query | { ids: readonly string[] }
}

export interface LedgerDeps {
  store: SendingStore
  campaigns: Pick<CampaignStore, 'transact'>
  now: () => number
}

export type Ledger = ReturnType<typeof createLedger>

export function createLedger({ store, campaigns, now }: LedgerDeps) {
  async function readRecipients(transaction: Transaction, recipients: Scope['recipients']) {
    if ('ids' in recipients) {
      const { ids } = recipients
      return ids.length === 0 ? [] : transaction.getAll(...ids.map((id) => store.recipient(id)))
    }
    return (await transaction.get(recipients)).docs
  }

  const ledger = {
    /** `decide` may run more than once, and throws to change nothing. */
    change: async <Result>(scope: Scope, decide: (found: Found) => Changes<Result>): Promise<Result> =>
      (await ledger.changeCampaign(scope, decide)).result,

    /** The same, with the campaign as it is afterwards. */
    changeCampaign<Result>(
      { ownerId, campaignId, recipients }: Scope,
      decide: (found: Found) => Changes<Result>,
    ): Promise<{ campaign: CampaignRecord | null; result: Result }> {
      return campaigns.transact(async ({ transaction, read, write }) => {
        const [senderSnapshot, campaign, snapshots] = await Promise.all([
          transaction.get(store.sender(ownerId)),
          read(campaignId),
          readRecipients(transaction, recipients),
        ])
        const before = new Map<string, RecipientRecord>()
        for (const snapshot of snapshots) {
          const recipient = recipientDocuments.read(snapshot)
          if (recipient?.campaignId === campaignId) before.set(recipient.id, recipient)
        }
        const found = {
          sender: senderDocuments.read(senderSnapshot),
          campaign,
          recipients: [...before.values()],
          now: now(),
        }
        const changes = decide(found)
        const isCancelled = (changes.campaign ?? campaign)?.status === 'cancelled'
        const moved = (changes.recipients ?? []).map((after): RecipientChange => {
          const last = before.get(after.id)!
          // A mail that comes back after its campaign was cancelled is not sent again.
          const isOver = isCancelled && isLeft(after) && !isLeft(last)
          return { before: last, after: isOver ? skipped(after, 'cancelled', found.now) : after }
        })
        const { counts, left } = tally(moved)

        const hasCounts = Object.values(counts).some((by) => by !== 0)
        const facts = changes.campaign ?? campaign
        const after =
          facts && campaign && (changes.campaign || hasCounts)
            ? await write({ ...facts, counts: withCounts(campaign.counts, counts) }, campaign)
            : campaign
        for (const { before: last, after: recipient } of moved) {
          const data = recipientDocuments.data(changedFields(last, recipient))
          transaction.set(store.recipient(recipient.id), data, { mergeFields: Object.keys(data) })
        }
        const sender = changes.sender ?? found.sender
        if (sender && (changes.sender || left !== 0)) {
          const data = senderDocuments.data(
            withDueAt(withLeft(sender, campaignId, { left, moved }), found.now),
          )
          transaction.set(store.sender(ownerId), data, { mergeFields: Object.keys(data) })
        }
        changes.along?.(transaction)
        return { campaign: after, result: changes.result }
      })
    },
  }
  return ledger
}

/** What a transaction writes is limited to 10 MiB, and the words of a mail are the most of a record. */
const changedFields = (before: RecipientRecord, after: RecipientRecord): Partial<RecipientRecord> =>
  Object.fromEntries(
    Object.entries(after).filter(([name, value]) => value !== before[name as keyof RecipientRecord]),
  )

interface Moved {
  left: number
  moved: readonly RecipientChange[]
}

/** What is left to send of a running campaign; the others are counted when they are started. */
function withLeft(sender: Sender, campaignId: string, { left, moved }: Moved): Sender {
  const running = sender.running[campaignId]
  if (!running) return sender
  const retries = moved.flatMap(({ after }) =>
    after.state === 'retry' && after.nextAt !== null ? [Date.parse(after.nextAt)] : [],
  )
  const isPlanned = moved.some(({ after }) => after.state === 'planned')
  const retryAt = least([...retries, ...(running.retryAt === null ? [] : [running.retryAt])])
  const next = {
    ...running,
    left: Math.max(0, running.left + left),
    retryAt,
    notBefore: isPlanned ? 0 : Math.min(running.notBefore, ...retries),
  }
  return { ...sender, running: { ...sender.running, [campaignId]: next } }
}

const least = (times: readonly number[]) => (times.length === 0 ? null : Math.min(...times))
