// What the outcome of one mail says about the others: whether their campaign, or all of the person's, must wait.

import type { Delivery } from '../../mail/schemas.ts'
import { DAY_MS, HOUR_MS } from '../../platform/durations.ts'
import type { CampaignCounts } from '../campaigns/schemas.ts'
import type { Pause } from './pausing.ts'

export const MOST_FAILURES = 5
/** Providers block mailboxes of which more mails than this come back. */
const MOST_BOUNCED = 0.05
/** Of fewer mails, one that comes back says nothing. */
const ENOUGH_MAILS = 20

export interface Verdict {
  pause: Pause
  /** Whether it concerns every campaign of the person, because it is about the mailbox. */
  isForAll: boolean
}

export interface Facts {
  delivery: Delivery
  /** Of the campaign, with this mail. */
  failuresInARow: number
  counts: CampaignCounts
  now: number
}

/** Null when the mails may go on. */
export function verdictOn({ delivery, failuresInARow, counts, now }: Facts): Verdict | null {
  if (delivery.outcome === 'refused' && delivery.cause === 'quota')
    return forAll({
      reason: 'quota',
      text: `The mail server says that enough was sent for now: ${said(delivery)}`,
      resumesAt: now + (delivery.afterMs ?? DAY_MS),
    })
  if (delivery.outcome === 'refused')
    return forAll({
      reason: 'authentication',
      text: `The mailbox was refused: ${said(delivery)} Connect the same address again, and the campaign goes on.`,
      resumesAt: null,
    })
  const isBounce = delivery.outcome === 'failed' && delivery.isBounce
  if (isBounce && areTooManyBounced(counts)) return forOne(bounceRate(counts))
  if (failuresInARow < MOST_FAILURES) return null
  if (delivery.outcome === 'unknown')
    return forOne({
      reason: 'failures-in-a-row',
      text: `The last ${failuresInARow} mails failed, or nobody knows whether they arrived. The last time: ${said(delivery)}`,
      resumesAt: null,
    })
  return forOne({
    reason: 'failures-in-a-row',
    text: `${failuresInARow} mails in a row could not be delivered. The last time: ${said(delivery)}`,
    // A server that is away comes back; addresses that are refused stay refused.
    resumesAt: delivery.outcome === 'retry' ? now + HOUR_MS : null,
  })
}

export const areTooManyBounced = ({ bounced, sent, failed }: CampaignCounts) =>
  sent + failed >= ENOUGH_MAILS && bounced / (sent + failed) >= MOST_BOUNCED

export const bounceRate = ({ bounced, sent, failed }: CampaignCounts): Pause => ({
  reason: 'bounce-rate',
  text: `${bounced} of ${sent + failed} mails came back, because their addresses do not take mail. Check the list before you go on, or the provider may block the mailbox.`,
  resumesAt: null,
})

const forOne = (pause: Pause): Verdict => ({ pause, isForAll: false })
const forAll = (pause: Pause): Verdict => ({ pause, isForAll: true })

const said = (delivery: Delivery) =>
  ('reason' in delivery ? delivery.reason : '').replace(/\.?$/, '.').slice(0, 300)
