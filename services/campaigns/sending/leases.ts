// What becomes of a mail whose process ended: a claim is free again; of a transmission nobody knows, unless the mailbox
// can look it up.
import type { Transport } from '../../mail/schemas.ts'
import type { RecipientRecord } from '../recipients/record.ts'
import type { Finishing } from './finishing.ts'
import type { Ledger } from './ledger.ts'
import { released } from './limits.ts'
import { messageIdOf } from './message-id.ts'
import type { StoredMailbox } from './record.ts'
import { noStep, type Step } from './steps.ts'
import type { SendingStore } from './store.ts'
import { notKnown, settled, stillCounts, takenBack } from './transitions.ts'

const PAGE = 100
const AT_ONCE = 10
/** Milliseconds after which no more mails are looked up in one tick, because others wait for their mails. */
const LOOKING_MS = 20_000

export interface LeasesDeps {
  store: SendingStore
  ledger: Ledger
  finishing: Finishing
  /** Throws what a retry may mend. */
  open: (ownerId: string, mailbox: StoredMailbox) => Promise<Transport>
  now: () => number
  step?: Step
}

export type Leases = ReturnType<typeof createLeases>

export function createLeases({ store, ledger, finishing, open, now, step = noStep }: LeasesDeps) {
  /** Whether the mail server has the mail; null when nobody knows. */
  async function isThere({ ownerId, attempts, outgoing }: RecipientRecord): Promise<boolean | null> {
    const sender = await store.get(ownerId)
    const attempt = attempts.at(-1)
    const mailbox = sender?.mailbox
    // Another mailbox than the one it went through knows nothing of it.
    const isSame = mailbox?.kind === attempt?.transport && mailbox?.address === outgoing?.from.address
    if (!attempt || !outgoing || !isSame || !mailbox?.canReconcile) return null
    return (await open(ownerId, mailbox)).find(messageIdOf(attempt.id, outgoing.from.address))
  }

  async function free(expired: RecipientRecord): Promise<void> {
    const { id, ownerId, campaignId, claimId, leaseUntil } = expired
    const there = expired.state === 'transmitting' ? await isThere(expired) : null
    await step('lease: looked up')
    await ledger.change({ ownerId, campaignId, recipients: { ids: [id] } }, ({ recipients, sender, now }) => {
      const [recipient] = recipients
      // It went on meanwhile.
      if (!recipient || recipient.claimId !== claimId || recipient.leaseUntil !== leaseUntil)
        return { result: null }
      const after = freed(recipient, there, now)
      const isReleased = !stillCounts(after) && claimId !== null
      return {
        ...(sender && isReleased && { sender: { ...sender, log: released(sender.log, [claimId]) } }),
        recipients: [after],
        result: null,
      }
    })
    await step('lease: freed')
    await finishing.finish(ownerId, campaignId)
  }

  return {
    /** Frees what has its lease behind it. Whatever fails for one mail is left to the next tick, and stops no other. */
    async freeExpired(): Promise<{ freed: number; failures: Map<string, unknown> }> {
      const until = now() + LOOKING_MS
      const failures = new Map<string, unknown>()
      for (let freed = 0; ; ) {
        const limit = PAGE + failures.size
        const expired = await store.expired(now(), limit)
        const waiting = expired.filter(({ id }) => !failures.has(id))
        const work = async () => {
          for (let next = waiting.shift(); next && now() < until; next = waiting.shift())
            try {
              const recipient = next.read()
              if (recipient) await free(recipient)
              freed += 1
            } catch (error) {
              failures.set(next.id, error)
            }
        }
        await Promise.all(Array.from({ length: AT_ONCE }, work))
        if (expired.length < limit || now() >= until) return { freed, failures }
      }
    },
  }
}

const LOST = 'The connection to the mail server, or the program, ended while the mail was being sent.'

function freed(recipient: RecipientRecord, there: boolean | null, now: number): RecipientRecord {
  if (recipient.state !== 'transmitting') return takenBack(recipient, now)
  if (there === null) return notKnown(recipient, now, LOST)
  if (!there) return takenBack(recipient, now, 'The mailbox does not have this mail, so it was not sent.')
  const reply = 'Found among the sent mails.'
  return settled(recipient, { outcome: 'sent', providerId: null, reply }, { now, random: 0 })
}
