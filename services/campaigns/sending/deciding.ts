// What only a person can decide: whether a mail of which nobody knows arrived, what is sent again, what came back.
import { AppError } from '../../platform/errors.ts'
import type { Publish } from '../../platform/publish.ts'
import { ownCampaign } from '../campaigns/ownership.ts'
import type { CampaignRecord } from '../campaigns/record.ts'
import type { CampaignStore } from '../campaigns/store.ts'
import { campaignTick } from '../events.ts'
import type { RecipientRecord } from '../recipients/record.ts'
import type { Recipient, Resolution } from '../recipients/schemas.ts'
import { toRecipient } from '../recipients/views.ts'
import type { SuppressionStore } from '../suppressions/store.ts'
import type { Changes, Found, Ledger } from './ledger.ts'
import type { Pausing } from './pausing.ts'
import type { Sender } from './record.ts'
import { checkRoom, withRunning } from './running.ts'
import type { SendingStore } from './store.ts'
import { tally, withCounts } from './tally.ts'
import { again, arrived, bounced } from './transitions.ts'
import { areTooManyBounced, bounceRate } from './verdict.ts'
import type { Withdraw } from './withdrawing.ts'

/** Recipients that are sent again in one transaction. */
const AGAIN_AT_ONCE = 100

export interface DecidingDeps {
  store: SendingStore
  ledger: Ledger
  pausing: Pausing
  campaigns: Pick<CampaignStore, 'get'>
  suppressions: Pick<SuppressionStore, 'suppress'>
  withdraw: Withdraw
  publish: Publish
}

export interface Named {
  campaignId: string
  id: string
}

/** All throw AppError `not-found`, and `conflict` where the recipient's state leaves nothing to decide. */
export function createDeciding(deps: DecidingDeps) {
  const { store, ledger } = deps

  async function decide(
    ownerId: string,
    { campaignId, id }: Named,
    change: (recipient: RecipientRecord, campaign: CampaignRecord, now: number) => RecipientRecord,
  ): Promise<Recipient> {
    const after = await ledger.change({ ownerId, campaignId, recipients: { ids: [id] } }, (found) => {
      const campaign = ownCampaign(found.campaign, ownerId, campaignId)
      const [recipient] = found.recipients
      if (!recipient) throw new AppError('not-found', `No recipient ${id}`)
      const next = change(recipient, campaign, found.now)
      return { ...running(found, campaign, [next]), result: next }
    })
    if (after.state === 'planned') await deps.publish(campaignTick, {})
    return toRecipient(after)
  }

  return {
    /** Says whether a mail of unknown outcome arrived. */
    resolve: (ownerId: string, named: Named, { as }: Resolution): Promise<Recipient> =>
      decide(ownerId, named, (recipient, campaign, now) => {
        if (recipient.state !== 'unknown') throw decided('It is known what became of this mail')
        return as === 'arrived' ? arrived(recipient, now) : again(sendable(recipient, campaign), now)
      }),

    /** Sends a failed mail again. */
    retry: (ownerId: string, named: Named): Promise<Recipient> =>
      decide(ownerId, named, (recipient, campaign, now) => {
        if (recipient.state !== 'failed' && recipient.state !== 'retry')
          throw decided('This mail has not failed')
        return again(sendable(recipient, campaign), now)
      }),

    /** Sends all failed mails again. Returns how many. */
    async retryAll(ownerId: string, campaignId: string): Promise<number> {
      const { status } = ownCampaign(await deps.campaigns.get(campaignId), ownerId, campaignId)
      if (status === 'cancelled') throw cancelled()
      let count = 0
      for (let some = AGAIN_AT_ONCE; some === AGAIN_AT_ONCE; count += some)
        some = await ledger.change(
          { ownerId, campaignId, recipients: store.inState(campaignId, 'failed').limit(AGAIN_AT_ONCE) },
          (found) => {
            const campaign = ownCampaign(found.campaign, ownerId, campaignId)
            const next = found.recipients.map((recipient) => again(sendable(recipient, campaign), found.now))
            return { ...running(found, campaign, next), result: next.length }
          },
        )
      if (count > 0) await deps.publish(campaignTick, {})
      return count
    },

    /**
     * Notes that a mail came back, by hand or because a mail server reported it: nobody writes to the address again.
     * Doing it twice does no harm.
     */
    async bounced(
      ownerId: string,
      { campaignId, id }: Named,
      reason = 'The mail came back.',
    ): Promise<Recipient> {
      const { after, rate } = await ledger.change(
        { ownerId, campaignId, recipients: { ids: [id] } },
        ({ campaign: read, recipients, now }) => {
          const campaign = ownCampaign(read, ownerId, campaignId)
          const [before] = recipients
          if (!before) throw new AppError('not-found', `No recipient ${id}`)
          if (!['sent', 'unknown', 'failed'].includes(before.state))
            throw decided('Nothing was sent to this address, so nothing can come back')
          const next = bounced(before, now, reason)
          const counts = withCounts(campaign.counts, tally([{ before, after: next }]).counts)
          const isNew = before.bouncedAt === null
          return {
            recipients: [next],
            along: (transaction) =>
              deps.suppressions.suppress(transaction, {
                ...{ ownerId, email: next.email, reason: 'bounced', campaignTitle: campaign.title },
              }),
            result: { after: next, rate: isNew && areTooManyBounced(counts) ? bounceRate(counts) : null },
          }
        },
      )
      await deps.withdraw(ownerId, [after.email])
      if (rate) await deps.pausing.pause(ownerId, campaignId, rate)
      return toRecipient(after)
    },
  }
}

/** A finished campaign of which a mail is to be sent again goes on. */
function running(
  { sender, now }: Found,
  campaign: CampaignRecord,
  recipients: RecipientRecord[],
): Omit<Changes<never>, 'result'> {
  const planned = recipients.filter(({ state }) => state === 'planned').length
  if (planned === 0 || campaign.status !== 'finished') return { recipients }
  if (sender) checkRoom(sender, campaign.id)
  // What is planned is added as these recipients are recorded.
  const after: Sender | null = sender && withRunning(sender, campaign, { left: 0, retryAt: null, now })
  return {
    recipients,
    ...(after && { sender: after }),
    campaign: { ...campaign, status: 'running', finishedAt: null },
  }
}

function sendable(
  recipient: RecipientRecord,
  { status, trashedAt, importing }: CampaignRecord,
): RecipientRecord {
  if (status === 'cancelled') throw cancelled()
  if (trashedAt !== null) throw new AppError('conflict', 'This campaign is in the trash')
  if (importing.length > 0)
    throw new AppError('conflict', 'Recipients of this campaign are being changed. Try again.')
  return recipient
}

const cancelled = () => new AppError('conflict', 'This campaign was cancelled')
const decided = (message: string) => new AppError('conflict', message)
