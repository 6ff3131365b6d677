// Sends claimed mails. Before the first byte that cannot be taken back the recipient is `transmitting`, on condition
// that nothing has changed it since it was read; so a mail that was paused, taken back or claimed anew is let go.

import type { OutgoingMail, Transport } from '../../mail/schemas.ts'
import { hasStatus, STATUS } from '../../platform/grpc-status.ts'
import type { MailDue } from '../events.ts'
import { type Outgoing, type RecipientRecord, recipientDocuments } from '../recipients/record.ts'
import type { Finishing } from './finishing.ts'
import { createGroupedWrites, type GroupedWrites } from './grouped-writes.ts'
import { TRANSMIT_WITHIN_MS } from './limits.ts'
import { messageIdOf } from './message-id.ts'
import type { Outcomes } from './outcomes.ts'
import type { Pausing } from './pausing.ts'
import type { StoredMailbox } from './record.ts'
import { noStep, type Step } from './steps.ts'
import type { ReadRecipient, SendingStore } from './store.ts'
import { transmitting } from './transitions.ts'
import { unsubscribeUrl } from './unsubscribe-address.ts'

export interface TransmittingDeps {
  store: SendingStore
  outcomes: Outcomes
  pausing: Pausing
  finishing: Finishing
  /** Throws what a retry may mend. */
  open: (ownerId: string, mailbox: StoredMailbox) => Promise<Transport>
  /** MAIL FROM; null for the sender's own address. */
  bouncesTo: (mailbox: StoredMailbox, token: string) => string | null
  /** Null for a file that is not there. */
  load: (file: Outgoing['attachments'][number]) => Promise<Buffer | null>
  /** Without a slash at its end. */
  publicUrl: string
  now: () => number
  /** Called for each mail that a server took, with the seconds since it was due. */
  tellSent?: (seconds: number) => void
  step?: Step
}

/** What became of the event, in a word for the log. */
export type Transmitted = 'let-go' | 'paused' | 'sent' | 'retry' | 'failed' | 'refused' | 'unknown'

/** Milliseconds; a mail may take a minute and a quarter, and the function has two. */
const BEGIN_WITHIN_MS = 30_000
/** Mails that are sent at the same time, where there is no pause between them. */
const AT_ONCE = 10

class LetGo extends Error {
  override readonly name = 'LetGo'
}

export function createTransmitting(deps: TransmittingDeps) {
  const { store, outcomes, now, step = noStep } = deps

  /** What became of each, in their order. Throws, after all were tried, what a retry of the event may mend. */
  async function transmit({ ownerId, mails }: MailDue): Promise<Transmitted[]> {
    const startedAt = now()
    const ids = mails.map(({ recipientId }) => recipientId)
    const [read, sender] = await Promise.all([store.readRecipients(ids), store.part(ownerId)])
    await step('send: read')
    const mailbox = sender?.mailbox
    if (!sender || mailbox?.status !== 'connected') return mails.map(() => 'let-go')
    const transport = await deps.open(ownerId, mailbox)
    const writes = mails.length > 1 ? createGroupedWrites(store.firestore) : null
    const run = mails.length > 1 ? (transport.startRun?.() ?? null) : null
    const send = run?.send ?? transport.send

    async function transmitOne(found: ReadRecipient | null, claimId: string): Promise<Transmitted> {
      // Whatever is begun has to end before the function's time is over.
      if (!found || !sender || !mailbox || now() - startedAt > BEGIN_WITHIN_MS) return 'let-go'
      const { recipient } = found
      if (recipient.ownerId !== ownerId || !sender.running[recipient.campaignId]) return 'let-go'
      if (!isHeld(recipient, claimId, now())) return 'let-go'
      // It was made for another mailbox. Its lease runs out, and it is made anew.
      if (recipient.outgoing?.from.address !== mailbox.address) return 'let-go'
      const mail = await compose(recipient, mailbox)
      if (!mail) return 'paused'
      await step('send: composed')
      const begun = { ...found }
      try {
        const delivery = await send(mail, async () => {
          await step('send: before transmitting')
          Object.assign(begun, await begin(found, claimId, writes))
          await step('send: transmitting')
        })
        await step('send: delivered')
        // It stays `transmitting`: when its lease is over, the mailbox is asked whether it has the mail.
        if (delivery.outcome === 'unknown' && mailbox.canReconcile) return 'unknown'
        await outcomes.record({ ...begun, claimId, sender, isOneOfMany: mails.length > 1 }, delivery)
        await step('send: recorded')
        if (delivery.outcome === 'sent')
          deps.tellSent?.((now() - Date.parse(recipient.attempts.at(-1)?.at ?? '')) / 1000)
        return delivery.outcome
      } catch (error) {
        if (error instanceof LetGo) return 'let-go'
        throw error
      }
    }

    const results = await atOnce(mails, (mail, index) =>
      transmitOne(read[index] ?? null, mail.claimId),
    ).finally(() => {
      run?.close()
      return writes?.close()
    })
    const campaigns = new Set(read.flatMap((found) => found?.recipient.campaignId ?? []))
    for (const campaignId of campaigns)
      if (sender.running[campaignId]?.left === 0) await deps.finishing.finish(ownerId, campaignId)
    return results
  }

  /** Throws LetGo when the claim no longer holds. */
  async function begin(
    { recipient, updateTime }: ReadRecipient,
    claimId: string,
    writes: GroupedWrites | null,
  ): Promise<ReadRecipient> {
    const time = now()
    if (!isHeld(recipient, claimId, time)) throw new LetGo('The claim is over')
    const change = transmitting(recipient, time)
    try {
      const reference = store.recipient(recipient.id)
      const data = recipientDocuments.data(change)
      const { writeTime } = await (writes
        ? writes.update(reference, data, { lastUpdateTime: updateTime })
        : reference.update(data, { lastUpdateTime: updateTime }))
      return { recipient: { ...recipient, ...change }, updateTime: writeTime }
    } catch (error) {
      if (hasStatus(error, STATUS.FAILED_PRECONDITION, STATUS.NOT_FOUND))
        throw new LetGo('The claim was taken back')
      throw error
    }
  }

  /** Null when a file is missing: the campaign then waits until somebody has looked at it. */
  async function compose(recipient: RecipientRecord, mailbox: StoredMailbox): Promise<OutgoingMail | null> {
    const { mail, outgoing, claimId, attempts, token, email } = recipient
    if (!mail || !outgoing || claimId === null) throw new Error(`Recipient ${recipient.id} has no mail`)
    const attachments: OutgoingMail['attachments'] = []
    for (const file of outgoing.attachments) {
      const content = await deps.load(file)
      if (!content) {
        await deps.pausing.pause(recipient.ownerId, recipient.campaignId, missing(file.filename))
        return null
      }
      attachments.push({ filename: file.filename, contentType: file.contentType, content })
    }
    return {
      ...{ subject: mail.subject, text: mail.text, html: mail.html, attachments, from: outgoing.from },
      to: { name: recipient.name, address: email },
      replyTo: outgoing.replyTo === null ? null : { name: '', address: outgoing.replyTo },
      envelopeFrom: deps.bouncesTo(mailbox, token),
      messageId: messageIdOf(claimId, outgoing.from.address),
      date: Date.parse(attempts.at(-1)?.at ?? ''),
      headers: {
        // RFC 8058: mail programs unsubscribe with one POST, and nothing but a POST unsubscribes.
        'List-Unsubscribe': `<${unsubscribeUrl(deps.publicUrl, token)}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        // A mail that comes back says which one it was.
        'X-Campaign-Recipient': recipient.id,
      },
    }
  }

  return transmit
}

function isHeld(recipient: RecipientRecord, claimId: string, time: number): boolean {
  const attempt = recipient.attempts.at(-1)
  return (
    recipient.state === 'claimed' &&
    recipient.claimId === claimId &&
    recipient.leaseUntil !== null &&
    Date.parse(recipient.leaseUntil) > time &&
    attempt !== undefined &&
    time <= Date.parse(attempt.at) + TRANSMIT_WITHIN_MS
  )
}

const missing = (filename: string) => ({
  reason: 'attachment-missing' as const,
  text: `The file ${filename} is no longer there. Attach it again, then resume.`,
  resumesAt: null,
})

/** In the order of the items. Throws the first error when all have ended. */
async function atOnce<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const failures: unknown[] = []
  let next = 0
  async function run(): Promise<void> {
    for (let index = next++; index < items.length; index = next++)
      try {
        results[index] = await work(items[index]!, index)
      } catch (error) {
        failures.push(error)
      }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, run))
  if (failures.length > 0) throw failures[0]
  return results
}
