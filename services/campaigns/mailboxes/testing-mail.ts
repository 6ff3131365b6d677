import type { Delivery, OutgoingMail, Transport } from '../../mail/schemas.ts'
import type { Mailbox, MailboxTest } from './schemas.ts'

export interface TestMailDeps {
  transport: Transport
  mailbox: Pick<Mailbox, 'address' | 'name' | 'kind'>
  to: { name: string; address: string }
  id: string
  /** Milliseconds since the epoch. */
  now: number
}

export interface TestedMailbox {
  test: MailboxTest
  /** Why the mailbox has to be connected again; null when it does not. */
  refusal: string | null
}

/** One mail to the person's own address, which shows whether the mailbox works. */
export async function sendTestMail(deps: TestMailDeps): Promise<TestedMailbox> {
  const delivery = await deps.transport.send(testMail(deps), async () => undefined)
  const isRefused = delivery.outcome === 'refused' && delivery.cause === 'authentication'
  const test = {
    wasSent: delivery.outcome === 'sent',
    to: deps.to.address,
    message: wordsFor(delivery, deps.mailbox.kind),
    reply: delivery.reply,
  }
  return { test, refusal: isRefused ? delivery.reason : null }
}

function testMail({ mailbox, to, id, now }: TestMailDeps): OutgoingMail {
  const text = 'This mailbox works: your campaigns can be sent from it.'
  return {
    from: { name: mailbox.name, address: mailbox.address },
    to,
    replyTo: null,
    envelopeFrom: null,
    subject: 'Test of your mailbox',
    text: `${text}\n`,
    html: `<p>${text}</p>`,
    messageId: `<test-${id}@${mailbox.address.slice(mailbox.address.lastIndexOf('@') + 1)}>`,
    date: now,
    headers: {},
    attachments: [],
  }
}

function wordsFor(delivery: Delivery, kind: Mailbox['kind']): string {
  switch (delivery.outcome) {
    case 'sent':
      return kind === 'local'
        ? 'The mail is in the local mailbox. It did not leave this machine.'
        : 'The mail server has taken the mail.'
    case 'retry':
      return `${delivery.reason}. Nothing was sent; try again later.`
    case 'unknown':
      return `${delivery.reason}. Look into your inbox, whether it has arrived.`
    case 'failed':
    case 'refused':
      return `${delivery.reason}. Nothing was sent.`
  }
}
