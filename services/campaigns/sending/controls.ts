// Starts, pauses, resumes and cancels a campaign. Each is one transaction, and doing it twice does no harm.
import { AppError } from '../../platform/errors.ts'
import type { Publish } from '../../platform/publish.ts'
import { isoTime } from '../../platform/times.ts'
import { ownCampaign } from '../campaigns/ownership.ts'
import type { CampaignRecord } from '../campaigns/record.ts'
import type { Campaign } from '../campaigns/schemas.ts'
import type { CampaignStore } from '../campaigns/store.ts'
import { toCampaign } from '../campaigns/views.ts'
import { campaignTick } from '../events.ts'
import type { CheckReport } from '../templates/schemas.ts'
import type { Ledger } from './ledger.ts'
import { canSend } from './next-time.ts'
import { claimedOf, MOST_CLAIMED, type Pausing, stopped } from './pausing.ts'
import { checkRoom, withRunning } from './running.ts'
import type { SendingStore } from './store.ts'

export interface ControlsDeps {
  store: SendingStore
  ledger: Ledger
  pausing: Pausing
  campaigns: Pick<CampaignStore, 'get'>
  /** What would be wrong with its mails. */
  check: (ownerId: string, campaign: CampaignRecord) => Promise<CheckReport>
  /** Gives a person who has never sent the mailbox that everybody has here. */
  ensureSender: (ownerId: string) => Promise<void>
  publish: Publish
}

/** All throw AppError `not-found` for a campaign that is not the person's. */
export interface Controls {
  /**
   * A finished one starts again with the recipients that were added. Throws AppError `invalid` when a mail would have a
   * hole, `conflict` for a campaign that was started, or a mailbox that must be connected.
   */
  start(ownerId: string, id: string): Promise<Campaign>
  pause(ownerId: string, id: string): Promise<Campaign>
  /** Throws like `start`. */
  resume(ownerId: string, id: string): Promise<Campaign>
  /** For good: recipients that wait get no mail. They are marked one after another, by the pace. */
  cancel(ownerId: string, id: string): Promise<Campaign>
}

type Allowed = (campaign: CampaignRecord) => boolean

export function createControls(deps: ControlsDeps): Controls {
  const { store, ledger, pausing, campaigns } = deps
  const own = async (ownerId: string, id: string) => ownCampaign(await campaigns.get(id), ownerId, id)

  /** Recipients that wait, and when the first of those that are to be tried again is due. */
  async function waiting(campaignId: string) {
    const [left, retryAt] = await Promise.all([
      store.count(campaignId, 'planned', 'retry'),
      store.firstRetry(campaignId),
    ])
    return { left, retryAt }
  }

  async function run(ownerId: string, id: string, { may, refuse }: { may: Allowed; refuse: () => AppError }) {
    const { counts } = await own(ownerId, id)
    const [count] = await Promise.all([waiting(id), deps.ensureSender(ownerId)])
    const { campaign } = await ledger.changeCampaign(
      { ownerId, campaignId: id, recipients: { ids: [] } },
      ({ sender, campaign, now }) => {
        const current = ownCampaign(campaign, ownerId, id)
        if (current.status === 'running') return { result: null }
        if (!may(current)) throw refuse()
        // What was counted has to be what is there.
        if (current.importing.length > 0 || current.counts.total !== counts.total) throw changing()
        if (!sender || !canSend(sender)) throw noMailbox()
        checkRoom(sender, id)
        const after: CampaignRecord = {
          ...current,
          ...{ status: 'running', pauseReason: null, pauseText: null, resumesAt: null, finishedAt: null },
          startedAt: current.startedAt ?? isoTime(now),
        }
        return { sender: withRunning(sender, current, { ...count, now }), campaign: after, result: null }
      },
    )
    await deps.publish(campaignTick, {})
    return toCampaign(ownCampaign(campaign, ownerId, id))
  }

  /** Throws AppError `invalid` that names every problem. */
  async function checked(ownerId: string, campaign: CampaignRecord): Promise<void> {
    if (campaign.status === 'running') return
    const { canStart, findings } = await deps.check(ownerId, campaign)
    if (canStart) return
    const problems = findings.filter(({ severity }) => severity === 'problem')
    throw new AppError('invalid', problems.map(({ message }) => message).join(' '), {
      reason: 'check-failed',
      errors: problems.map(({ kind, message }) => ({ field: kind, message })),
    })
  }

  const isDraft: Allowed = ({ status, trashedAt }) =>
    trashedAt === null && (status === 'draft' || status === 'finished')
  const isPaused: Allowed = ({ status, trashedAt }) => trashedAt === null && status === 'paused'

  return {
    async start(ownerId: string, id: string): Promise<Campaign> {
      await checked(ownerId, await own(ownerId, id))
      const refuse = () => new AppError('conflict', 'This campaign was started before')
      return run(ownerId, id, { may: isDraft, refuse })
    },

    async pause(ownerId: string, id: string): Promise<Campaign> {
      const { status } = await own(ownerId, id)
      if (status !== 'paused' && status !== 'running')
        throw new AppError('conflict', 'Only a running campaign can be paused')
      await pausing.pause(ownerId, id, { reason: 'person', text: null, resumesAt: null })
      return toCampaign(await own(ownerId, id))
    },

    async resume(ownerId: string, id: string): Promise<Campaign> {
      const campaign = await own(ownerId, id)
      if (isPaused(campaign)) await checked(ownerId, campaign)
      const refuse = () => new AppError('conflict', 'Only a paused campaign can be resumed')
      return run(ownerId, id, { may: isPaused, refuse })
    },

    async cancel(ownerId: string, id: string): Promise<Campaign> {
      const { campaign, result: taken } = await ledger.changeCampaign(
        { ownerId, campaignId: id, recipients: claimedOf(store, id) },
        (found) => {
          const current = ownCampaign(found.campaign, ownerId, id)
          if (current.status === 'cancelled') return { result: 0 }
          if (current.status !== 'running' && current.status !== 'paused')
            throw new AppError('conflict', 'Only a campaign that was started can be cancelled')
          const stop = stopped(found, id)
          const after: CampaignRecord = {
            ...current,
            ...{ status: 'cancelled', pauseReason: null, pauseText: null, resumesAt: null },
            finishedAt: isoTime(found.now),
          }
          const sender = stop.sender && { ...stop.sender, cancelling: [...stop.sender.cancelling, id] }
          return { ...stop, ...(sender && { sender }), campaign: after, result: found.recipients.length }
        },
      )
      if (taken === MOST_CLAIMED) await pausing.takeBackAll(ownerId, id)
      await deps.publish(campaignTick, {})
      return toCampaign(ownCampaign(campaign, ownerId, id))
    },
  }
}

const changing = () =>
  new AppError('conflict', 'Recipients of this campaign are being changed. Wait until that is done.', {
    reason: 'importing',
  })

const noMailbox = () =>
  new AppError('conflict', 'Connect a mailbox first. The mails go through it.', { reason: 'no-mailbox' })
