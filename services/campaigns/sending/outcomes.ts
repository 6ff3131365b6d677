// Records what became of a mail. Ordinary success is one batch without reading anything again; all else reads again and
// decides about the campaign too.
import { FieldPath, FieldValue } from '@google-cloud/firestore'
import type { Delivery } from '../../mail/schemas.ts'
import { HOUR_MS } from '../../platform/durations.ts'
import { hasStatus, STATUS } from '../../platform/grpc-status.ts'
import { isoTime } from '../../platform/times.ts'
import { type RecipientRecord, recipientDocuments } from '../recipients/record.ts'
import type { SuppressionStore } from '../suppressions/store.ts'
import type { Changes, Found, Ledger } from './ledger.ts'
import { outcomeFor, senderAfter } from './outcome-rules.ts'
import type { Pausing } from './pausing.ts'
import { noStep, type Step } from './steps.ts'
import {
  FAILED_BY_HOUR,
  hourField,
  type ReadRecipient,
  SENT_BY_HOUR,
  type SenderPart,
  type SendingStore,
} from './store.ts'
import { tally, withCounts } from './tally.ts'
import { createTogether } from './together.ts'
import { settled } from './transitions.ts'
import { type Verdict, verdictOn } from './verdict.ts'
import type { Withdraw } from './withdrawing.ts'

export interface OutcomesDeps {
  store: SendingStore
  ledger: Ledger
  pausing: Pausing
  suppressions: Pick<SuppressionStore, 'suppress'>
  withdraw: Withdraw
  now: () => number
  /** In [0, 1). */
  random: () => number
  step?: Step
}

export interface Sent extends ReadRecipient {
  claimId: string
  sender: SenderPart
  /** Whether others of its campaign are sent at the same time. */
  isOneOfMany: boolean
}

interface Delivered extends Sent {
  delivery: Delivery
}

export type Outcomes = ReturnType<typeof createOutcomes>

export function createOutcomes(deps: OutcomesDeps) {
  const { store, ledger, pausing, now, step = noStep } = deps

  async function record(sent: Sent, delivery: Delivery): Promise<void> {
    const running = sent.sender.running[sent.recipient.campaignId]
    const isPlain = delivery.outcome === 'sent' && (await recordSent({ ...sent, delivery }))
    if (!isPlain || (running && running.failuresInARow > 0)) await recordAny(sent, delivery)
    await step('send: counted')
  }

  /** Resolves to false when the recipient has changed since it was read. */
  const recordSent = (sent: Delivered): Promise<boolean> =>
    sent.isOneOfMany ? together(sent.recipient.campaignId, sent) : commitSent([sent])

  /** Outcomes of one moment, of one campaign, are one batch. If one of them has changed, each goes alone. */
  const together = createTogether<Delivered>(async (all) => {
    if (await commitSent(all)) return all.map(() => true)
    return Promise.all(all.map((sent) => commitSent([sent])))
  })

  /** All of the same campaign. */
  async function commitSent(all: readonly Delivered[]): Promise<boolean> {
    const [first] = all
    if (!first) return true
    const time = now()
    const batch = store.firestore.batch()
    for (const { recipient, updateTime, delivery } of all) {
      const after = settled(recipient, delivery, { now: time, random: 0 })
      batch.update(store.recipient(recipient.id), recipientDocuments.data(written(after)), {
        lastUpdateTime: updateTime,
      })
    }
    const seenAt = Math.max(
      ...all.map(({ recipient }) => Date.parse(recipient.outgoing?.campaignSeenAt ?? isoTime(0))),
    )
    batch.update(
      store.campaign(first.recipient.campaignId),
      new FieldPath('counts', 'sent'),
      FieldValue.increment(all.length),
      hourField(SENT_BY_HOUR, hourOf(time)),
      FieldValue.increment(all.length),
      'updatedAt',
      isoTime(Math.max(time, seenAt)),
    )
    try {
      await batch.commit()
      return true
    } catch (error) {
      if (hasStatus(error, STATUS.FAILED_PRECONDITION, STATUS.NOT_FOUND)) return false
      throw error
    }
  }

  async function recordAny({ recipient, claimId, sender: used }: Sent, delivery: Delivery): Promise<void> {
    const { id, ownerId, campaignId, email } = recipient
    const random = deps.random()
    const verdict = await ledger.change({ ownerId, campaignId, recipients: { ids: [id] } }, (found) =>
      decide(found, { claimId, campaignId, delivery, random, usedAt: used.mailbox?.connectedAt ?? null }),
    )
    if (delivery.outcome === 'failed' && delivery.isBounce) await deps.withdraw(ownerId, [email])
    if (!verdict) return
    const sender = verdict.isForAll ? await store.get(ownerId) : null
    const paused = verdict.isForAll ? Object.keys(sender?.running ?? {}) : [campaignId]
    for (const each of paused) await pausing.pause(ownerId, each, verdict.pause)
  }

  interface Case {
    claimId: string
    campaignId: string
    delivery: Delivery
    random: number
    /** When the mailbox was connected that it went through. */
    usedAt: string | null
  }

  function decide(
    found: Found,
    { claimId, campaignId, delivery, random, usedAt }: Case,
  ): Changes<Verdict | null> {
    const { sender, campaign, now: time } = found
    const [before] = found.recipients
    if (!before) return { result: null }
    const after = outcomeFor(
      before,
      claimId,
      (fitting) => settled(before, fitting, { now: time, random }),
      delivery,
    )
    const isRecorded = before.state === 'sent' && before.attempts.at(-1)?.id === claimId
    if (!after && !isRecorded) return { result: null }

    const failed = ['retry', 'failed', 'unknown'].includes(delivery.outcome)
    const running = sender?.running[campaignId]
    const failuresInARow = failed ? (running?.failuresInARow ?? 0) + 1 : 0
    const counts = campaign && withCounts(campaign.counts, after ? tally([{ before, after }]).counts : {})
    // What refused was another mailbox than the one that is connected now.
    const isPast = delivery.outcome === 'refused' && sender?.mailbox?.connectedAt !== usedAt
    const verdict = counts && !isPast ? verdictOn({ delivery, failuresInARow, counts, now: time }) : null
    return {
      ...(sender && {
        sender: senderAfter(sender, { campaignId, claimId, delivery, failuresInARow, after, isPast }),
      }),
      ...(after && { recipients: [after] }),
      along(transaction) {
        if (!campaign || !after) return
        const map = after.state === 'sent' ? SENT_BY_HOUR : after.state === 'failed' ? FAILED_BY_HOUR : null
        if (map)
          transaction.update(
            store.campaign(campaignId),
            hourField(map, hourOf(time)),
            FieldValue.increment(1),
          )
        if (delivery.outcome === 'failed' && delivery.isBounce)
          deps.suppressions.suppress(transaction, {
            ownerId: before.ownerId,
            email: before.email,
            reason: 'bounced',
            campaignTitle: campaign.title,
          })
      },
      result: verdict,
    }
  }

  return { record }
}

/** The fields that an outcome changes. */
const written = ({
  state,
  reason,
  facets,
  attempts,
  nextAt,
  leaseUntil,
  claimId,
  updatedAt,
}: RecipientRecord) => ({ state, reason, facets, attempts, nextAt, leaseUntil, claimId, updatedAt })

const hourOf = (time: number) => Math.floor(time / HOUR_MS)
