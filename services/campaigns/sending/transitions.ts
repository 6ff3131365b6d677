// The states of a recipient and what leads from one to the next. Pure: the transactions that call it decide.

import type { Delivery } from '../../mail/schemas.ts'
import { MINUTE_MS } from '../../platform/durations.ts'
import { isoTime } from '../../platform/times.ts'
import { completeRecipient, plannedAt } from '../recipients/complete.ts'
import { MAX_ATTEMPTS_KEPT, type Outgoing, type RecipientRecord } from '../recipients/record.ts'
import type { Attempt, SkipReason } from '../recipients/schemas.ts'
import type { RenderedMail } from '../templates/schemas.ts'
import { TRANSMIT_WITHIN_MS } from './limits.ts'

/** Milliseconds that a claim holds: longer than a mail may wait to begin, by what clocks may differ. */
export const CLAIM_LEASE_MS = TRANSMIT_WITHIN_MS + MINUTE_MS
/** Milliseconds after which nobody can still be sending: the function is ended long before. */
export const TRANSMIT_LEASE_MS = 5 * MINUTE_MS

export const MAX_RETRIES = 6
const FIRST_RETRY_MS = 5 * MINUTE_MS
const LONGEST_TEXT = 500

export interface Claim {
  id: string
  now: number
  mail: RenderedMail
  outgoing: Outgoing
  transport: string
}

export function claimed(recipient: RecipientRecord, claim: Claim): RecipientRecord {
  const attempt: Attempt = {
    ...{ id: claim.id, at: isoTime(claim.now), outcome: 'claimed', transport: claim.transport },
    ...{ reason: null, reply: null, providerId: null },
  }
  return completeRecipient({
    ...recipient,
    ...{ state: 'claimed', reason: null, mail: claim.mail, outgoing: claim.outgoing, claimId: claim.id },
    attempts: [...recipient.attempts, attempt].slice(-MAX_ATTEMPTS_KEPT),
    nextAt: null,
    leaseUntil: isoTime(claim.now + CLAIM_LEASE_MS),
    updatedAt: isoTime(claim.now),
  })
}

/** The fields that are written before the first byte that cannot be taken back. */
export const transmitting = (recipient: RecipientRecord, now: number) =>
  ({
    state: 'transmitting',
    attempts: latest(recipient, { outcome: 'transmitting' }),
    leaseUntil: isoTime(now + TRANSMIT_LEASE_MS),
    updatedAt: isoTime(now),
  }) as const satisfies Partial<RecipientRecord>

/** A claim that certainly reached no mail server. */
export const takenBack = (recipient: RecipientRecord, now: number, reason: string | null = null) =>
  ended(recipient, { state: 'planned', nextAt: plannedAt(recipient.position) }, now, {
    outcome: 'released',
    reason,
  })

export const notKnown = (recipient: RecipientRecord, now: number, reason: string) =>
  ended(recipient, { state: 'unknown', reason }, now, { outcome: 'unknown', reason })

export const skipped = (recipient: RecipientRecord, skipReason: SkipReason, now: number) =>
  ended(recipient, { state: 'skipped', skipReason, reason: SKIP_WORDS[skipReason] }, now)

const SKIP_WORDS: Record<SkipReason, string> = {
  suppressed: 'This address is on your list of addresses that get no mail.',
  unsubscribed: 'This person unsubscribed.',
  duplicate: 'This address has got the mail already.',
  cancelled: 'The campaign was cancelled.',
}

/** It cannot be sent as it is, and nothing was tried. */
export const unsendable = (recipient: RecipientRecord, reason: string, now: number) =>
  ended(recipient, { state: 'failed', reason: short(reason) }, now)

/** It goes again, before all others that only wait for their turn. */
export const again = (recipient: RecipientRecord, now: number) =>
  ended(
    { ...recipient, retries: 0, skipReason: null, bouncedAt: null },
    { state: 'planned', nextAt: plannedAt(0) },
    now,
  )

export const arrived = (recipient: RecipientRecord, now: number) =>
  ended(recipient, { state: 'sent', reason: 'You said that it arrived.' }, now)

/** What comes back was sent, also where the mail server's answer was lost. */
export const bounced = (recipient: RecipientRecord, now: number, reason: string) =>
  ended(
    recipient,
    {
      state: recipient.state === 'unknown' ? 'sent' : recipient.state,
      bouncedAt: recipient.bouncedAt ?? isoTime(now),
      reason,
    },
    now,
  )

/** What a delivery makes of the mail. `random` is in [0, 1). */
export function settled(
  recipient: RecipientRecord,
  delivery: Delivery,
  { now, random }: { now: number; random: number },
): RecipientRecord {
  const reply = delivery.reply === null ? null : short(delivery.reply)
  if (delivery.outcome === 'sent') {
    const attempt = { outcome: 'sent', reason: null, reply, providerId: delivery.providerId } as const
    return ended(recipient, { state: 'sent' }, now, attempt)
  }
  const reason = short(delivery.reason)
  const of = (outcome: Attempt['outcome']) => ({ outcome, reason, reply })
  if (delivery.outcome === 'unknown')
    return ended(recipient, { state: 'unknown', reason }, now, of('unknown'))
  if (delivery.outcome === 'refused')
    return ended(recipient, { state: 'planned', nextAt: plannedAt(0), reason }, now, of('released'))
  if (delivery.outcome === 'failed') {
    const bouncedAt = delivery.isBounce ? isoTime(now) : recipient.bouncedAt
    return ended(recipient, { state: 'failed', reason, bouncedAt }, now, of('failed'))
  }
  const retries = recipient.retries + 1
  if (retries > MAX_RETRIES)
    return ended(
      recipient,
      { state: 'failed', reason: `${reason} (tried ${retries} times)`, retries },
      now,
      of('failed'),
    )
  const wait = FIRST_RETRY_MS * 2 ** (retries - 1) * (0.8 + 0.4 * random)
  const nextAt = isoTime(now + Math.max(Math.round(wait), delivery.afterMs ?? 0))
  return ended(recipient, { state: 'retry', reason, retries, nextAt }, now, of('retry'))
}

/** Whether the attempt still counts against the limits after this. */
export const stillCounts = ({ state }: RecipientRecord) =>
  state === 'sent' || state === 'unknown' || state === 'transmitting' || state === 'claimed'

function ended(
  recipient: RecipientRecord,
  change: Partial<RecipientRecord>,
  now: number,
  attempt?: Partial<Attempt>,
): RecipientRecord {
  return completeRecipient({
    ...recipient,
    ...{ reason: null, nextAt: null, leaseUntil: null, claimId: null },
    ...change,
    attempts: attempt ? latest(recipient, attempt) : recipient.attempts,
    updatedAt: isoTime(now),
  })
}

/** The attempts with a change of the last one. */
function latest({ attempts }: RecipientRecord, change: Partial<Attempt>): Attempt[] {
  const last = attempts.at(-1)
  return last ? [...attempts.slice(0, -1), { ...last, ...change }] : []
}

const short = (text: string) => text.toWellFormed().slice(0, LONGEST_TEXT)
