// Stops a campaign: at once, because claimed mails are taken back in the same transaction.
import { isoTime } from '../../platform/times.ts'
import type { CampaignFacts, CampaignRecord } from '../campaigns/record.ts'
import type { PauseReason } from '../campaigns/schemas.ts'
import type { Found, Ledger } from './ledger.ts'
import { withoutRunning } from './running.ts'
import type { SendingStore } from './store.ts'
import { takenBack } from './transitions.ts'

/** More than one claim takes at once, and than can be claimed before the first message is handled. */
export const MOST_CLAIMED = 400

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
  return {
    /** Pauses it if it runs. Returns whether it did. */
    pause: (ownerId: string, campaignId: string, pause: Pause): Promise<boolean> =>
      ledger.change({ ownerId, campaignId, recipients: claimedOf(store, campaignId) }, (found) => {
        const { campaign, sender } = found
        if (campaign?.status !== 'running' || campaign.ownerId !== ownerId) return { result: false }
        const stop = stopped(found, campaignId)
        const resuming = pause.resumesAt === null ? {} : { [campaignId]: pause.resumesAt }
        return {
          ...stop,
          ...(sender &&
            stop.sender && {
              sender: { ...stop.sender, resuming: { ...stop.sender.resuming, ...resuming } },
            }),
          campaign: paused(campaign, pause),
          result: true,
        }
      }),
  }
}

export const claimedOf = (store: SendingStore, campaignId: string) =>
  store.inState(campaignId, 'claimed').limit(MOST_CLAIMED)

/** The sender without the campaign, and its claimed recipients taken back. */
export function stopped({ sender, recipients, now }: Found, campaignId: string) {
  const claims = recipients.flatMap(({ claimId }) => (claimId === null ? [] : [claimId]))
  return {
    ...(sender && { sender: withoutRunning(sender, campaignId, claims) }),
    recipients: recipients.map((recipient) => takenBack(recipient, now)),
  }
}

const paused = (campaign: CampaignRecord, { reason, text, resumesAt }: Pause): CampaignFacts => ({
  ...campaign,
  status: 'paused',
  pauseReason: reason,
  pauseText: text,
  resumesAt: isoTime(resumesAt),
})
