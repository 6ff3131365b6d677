// Stops a campaign: at once, because claimed mails are taken back in the same transaction.
import { isoTime } from '../../platform/times.ts'
import type { CampaignFacts, CampaignRecord } from '../campaigns/record.ts'
import type { PauseReason } from '../campaigns/schemas.ts'
import type { RecipientRecord } from '../recipients/record.ts'
import type { Found, Ledger } from './ledger.ts'
import { released } from './limits.ts'
import { canSend } from './next-time.ts'
import type { Sender } from './record.ts'
import { withAwaiting, withoutRunning } from './running.ts'
import type { SendingStore } from './store.ts'
import { takenBack } from './transitions.ts'

/** Taken back in one transaction: more than are claimed at once where there is a pause between two mails. */
export const MOST_CLAIMED = 100

export interface Pause {
  reason: PauseReason
  /** In plain words, with what to do; null when the person asked for it. */
  text: string | null
  /** When it goes on by itself; milliseconds since the epoch. */
  resumesAt: number | null
}

export interface PausingDeps {
  store: SendingStore
  ledger: Ledger
}

export type Pausing = ReturnType<typeof createPausing>

export function createPausing({ store, ledger }: PausingDeps) {
  /** Everything that is claimed and not yet on its way, however much it is. */
  async function takeBackAll(ownerId: string, campaignId: string): Promise<void> {
    for (let taken = MOST_CLAIMED; taken === MOST_CLAIMED; )
      taken = await ledger.change(
        { ownerId, campaignId, recipients: claimedOf(store, campaignId) },
        ({ sender, recipients, now }) => ({
          ...(sender && { sender: { ...sender, log: released(sender.log, claimsOf(recipients)) } }),
          recipients: recipients.map((recipient) => takenBack(recipient, now)),
          result: recipients.length,
        }),
      )
  }

  return {
    /** Pauses it if it runs. Returns whether it did. */
    async pause(ownerId: string, campaignId: string, pause: Pause): Promise<boolean> {
      const claimed = claimedOf(store, campaignId)
      const taken = await ledger.change({ ownerId, campaignId, recipients: claimed }, (found) => {
        const { campaign, sender } = found
        if (campaign?.ownerId !== ownerId) return { result: null }
        // A person's pause lasts, also where another one would have been over by itself.
        const isToLast = campaign.status === 'paused' && pause.reason === 'person' && goesOn(campaign)
        if (campaign.status !== 'running' && !isToLast) return { result: null }
        // The mailbox was connected again since it was refused.
        if (pause.reason === 'authentication' && sender && canSend(sender)) return { result: null }
        const stop = stopped(found, campaignId)
        return {
          ...stop,
          ...(stop.sender && { sender: goingOn(stop.sender, campaignId, pause) }),
          campaign: paused(campaign, pause),
          result: found.recipients.length,
        }
      })
      if (taken === MOST_CLAIMED) await takeBackAll(ownerId, campaignId)
      return taken !== null
    },

    takeBackAll,
  }
}

export const claimedOf = (store: SendingStore, campaignId: string) =>
  store.inState(campaignId, 'claimed').limit(MOST_CLAIMED)

/** The sender without the campaign, and its claimed recipients taken back. */
export function stopped({ sender, recipients, now }: Found, campaignId: string) {
  return {
    ...(sender && { sender: withoutRunning(sender, campaignId, claimsOf(recipients)) }),
    recipients: recipients.map((recipient) => takenBack(recipient, now)),
  }
}

export const claimsOf = (recipients: readonly RecipientRecord[]): string[] =>
  recipients.flatMap(({ claimId }) => (claimId === null ? [] : [claimId]))

const goesOn = ({ resumesAt, pauseReason }: CampaignRecord) =>
  resumesAt !== null || pauseReason === 'authentication'

/** The sender with when the paused campaign goes on by itself. */
function goingOn(sender: Sender, campaignId: string, { reason, resumesAt }: Pause): Sender {
  if (reason === 'authentication') return withAwaiting(sender, campaignId)
  return resumesAt === null
    ? sender
    : { ...sender, resuming: { ...sender.resuming, [campaignId]: resumesAt } }
}

const paused = (campaign: CampaignRecord, { reason, text, resumesAt }: Pause): CampaignFacts => ({
  ...campaign,
  status: 'paused',
  pauseReason: reason,
  pauseText: text,
  resumesAt: isoTime(resumesAt),
})
