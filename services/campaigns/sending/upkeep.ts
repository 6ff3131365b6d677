// What the pace does for a person besides claiming: campaigns go on whose pause is over, the rest of cancelled ones is
// marked, and those are finished of which nothing is left.
import { MINUTE_MS } from '../../platform/durations.ts'
import type { Finishing } from './finishing.ts'
import type { Ledger } from './ledger.ts'
import { canSend, isToFinish } from './next-time.ts'
import type { Sender } from './record.ts'
import { withAwaiting, withoutRunning, withRunning } from './running.ts'
import type { SendingStore } from './store.ts'
import { skipped } from './transitions.ts'

const NO_MAILBOX = {
  pauseReason: 'authentication',
  pauseText: 'A mailbox has to be connected before it can go on.',
  resumesAt: null,
} as const

/** Recipients of a cancelled campaign that are marked in one transaction. */
const MARKED_AT_ONCE = 100

export interface UpkeepDeps {
  store: SendingStore
  ledger: Ledger
  finishing: Finishing
  now: () => number
}

export type Upkeep = ReturnType<typeof createUpkeep>

export function createUpkeep({ store, ledger, finishing, now }: UpkeepDeps) {
  async function goOn(ownerId: string, campaignId: string): Promise<void> {
    const [left, retryAt] = await Promise.all([
      store.count(campaignId, 'planned', 'retry'),
      store.firstRetry(campaignId),
    ])
    await ledger.change({ ownerId, campaignId, recipients: { ids: [] } }, ({ sender, campaign, now }) => {
      const at = sender?.resuming[campaignId]
      if (!sender || at === undefined || at > now) return { result: null }
      const isOver = campaign?.status !== 'paused' || campaign.trashedAt !== null
      if (isOver) return { sender: withoutRunning(sender, campaignId), result: null }
      // Without a mailbox nothing goes on, and the campaign must not promise it.
      if (!canSend(sender))
        return {
          sender: withAwaiting(withoutRunning(sender, campaignId), campaignId),
          campaign: { ...campaign, ...NO_MAILBOX },
          result: null,
        }
      // Its recipients are being changed: it goes on a minute later.
      if (campaign.importing.length > 0)
        return {
          sender: { ...sender, resuming: { ...sender.resuming, [campaignId]: now + MINUTE_MS } },
          result: null,
        }
      return {
        sender: withRunning(sender, campaign, { left, retryAt, now }),
        campaign: { ...campaign, status: 'running', pauseReason: null, pauseText: null, resumesAt: null },
        result: null,
      }
    })
  }

  /** Marks some of the recipients. When none is left, the campaign is no longer looked at. */
  const markCancelled = (ownerId: string, campaignId: string): Promise<void> =>
    ledger.change(
      {
        ownerId,
        campaignId,
        recipients: store.inState(campaignId, 'planned', 'retry').limit(MARKED_AT_ONCE),
      },
      ({ sender, recipients, campaign, now }) => {
        const isCancelled = campaign?.status === 'cancelled'
        if (isCancelled && recipients.length > 0)
          return {
            recipients: recipients.map((recipient) => skipped(recipient, 'cancelled', now)),
            result: undefined,
          }
        if (!sender) return { result: undefined }
        const cancelling = sender.cancelling.filter((id) => id !== campaignId)
        return { sender: { ...sender, cancelling }, result: undefined }
      },
    )

  return {
    /** Does one step of everything that is due. */
    async step(sender: Sender): Promise<void> {
      const { id, resuming, cancelling, running } = sender
      for (const [campaignId, at] of Object.entries(resuming)) if (at <= now()) await goOn(id, campaignId)
      for (const campaignId of cancelling) await markCancelled(id, campaignId)
      for (const [campaignId, each] of Object.entries(running))
        if (isToFinish(each, now())) await finishing.finish(id, campaignId)
    },
  }
}
