// What an outcome means for a recipient and for the sender, as functions of their records.
import type { Delivery } from '../../mail/schemas.ts'
import type { RecipientRecord } from '../recipients/record.ts'
import { released } from './limits.ts'
import type { Sender } from './record.ts'
import { stillCounts } from './transitions.ts'

/** Null when the outcome changes nothing: the mail has been decided on otherwise, or belongs to a later attempt. */
export function outcomeFor(
  { state, claimId: current, attempts }: RecipientRecord,
  claimId: string,
  settle: (delivery: Delivery) => RecipientRecord,
  delivery: Delivery,
): RecipientRecord | null {
  if (attempts.at(-1)?.id !== claimId) return null
  if (current === claimId && (state === 'claimed' || state === 'transmitting')) return settle(delivery)
  // It came too late, and the mail counts as unknown, or the person has it sent again.
  if (delivery.outcome === 'sent') return state === 'unknown' || state === 'planned' ? settle(delivery) : null
  if (state !== 'unknown' || delivery.outcome === 'unknown') return null
  const { reason, reply } = delivery
  return settle(
    delivery.outcome === 'failed' ? delivery : { outcome: 'failed', reason, reply, isBounce: false },
  )
}

interface Ended {
  campaignId: string
  claimId: string
  delivery: Delivery
  failuresInARow: number
  after: RecipientRecord | null
  isPast: boolean
}

/** The log without an attempt that did not reach the mail server, and what the campaign and the mailbox come to. */
export function senderAfter(
  sender: Sender,
  { campaignId, claimId, delivery, failuresInARow, after, isPast }: Ended,
): Sender {
  const running = sender.running[campaignId]
  const mustReconnect = !isPast && delivery.outcome === 'refused' && delivery.cause === 'authentication'
  return {
    ...sender,
    log: after && !stillCounts(after) ? released(sender.log, [claimId]) : sender.log,
    ...(running && { running: { ...sender.running, [campaignId]: { ...running, failuresInARow } } }),
    ...(mustReconnect &&
      sender.mailbox && {
        mailbox: { ...sender.mailbox, status: 'reconnect' as const, reason: delivery.reason },
      }),
  }
}
