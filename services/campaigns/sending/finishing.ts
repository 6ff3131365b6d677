// A campaign is finished when nothing of it waits or is under way. What nobody knows, and what failed, stays to be
// decided on.
import { isoTime } from '../../platform/times.ts'
import type { Ledger } from './ledger.ts'
import { withoutRunning } from './running.ts'
import type { SendingStore } from './store.ts'
import { isLeft } from './tally.ts'

export interface FinishingDeps {
  store: SendingStore
  ledger: Ledger
}

export type Finishing = ReturnType<typeof createFinishing>

export const createFinishing = ({ store, ledger }: FinishingDeps) => ({
  /** Finishes the campaign if nothing is left of it. Returns whether it did. */
  finish(ownerId: string, campaignId: string): Promise<boolean> {
    const open = store.inState(campaignId, 'planned', 'retry', 'claimed', 'transmitting').limit(1)
    return ledger.change({ ownerId, campaignId, recipients: open }, (found) => {
      const { sender, campaign, recipients, now } = found
      const running = sender?.running[campaignId]
      if (!sender || !running) return { result: false }
      // It was removed, or stopped otherwise.
      if (campaign?.status !== 'running' || campaign.state !== 'live')
        return { sender: withoutRunning(sender, campaignId), result: false }
      if (running.left > 0) return { result: false }
      const [last] = recipients
      if (!last)
        return {
          sender: withoutRunning(sender, campaignId),
          campaign: { ...campaign, status: 'finished', finishedAt: isoTime(now) },
          result: true,
        }
      // Recipients that were added meanwhile are claimed, and what is under way is waited for.
      const next = { ...running, left: isLeft(last) ? 1 : 0, notBefore: 0, claimedAt: now }
      const retryAt = last.state === 'retry' && last.nextAt ? Date.parse(last.nextAt) : running.retryAt
      return {
        sender: { ...sender, running: { ...sender.running, [campaignId]: { ...next, retryAt } } },
        result: false,
      }
    })
  },
})
