// One recipient's mail, sent to the person themselves through their own mailbox.
import type { Bucket } from '@google-cloud/storage'
import type { Delivery, MailAddress, OutgoingMail, Transport } from '../../mail/schemas.ts'
import { AppError } from '../../platform/errors.ts'
import { attachmentsOf, type MailFile } from '../campaigns/attachment-files.ts'
import { ownCampaign } from '../campaigns/ownership.ts'
import type { CampaignRecord } from '../campaigns/record.ts'
import type { Tailoring } from '../campaigns/tailoring.ts'
import { messageIdOf } from '../sending/message-id.ts'
import type { StoredMailbox } from '../sending/record.ts'
import { chosenRecipient, type PreviewDeps, sampleUnsubscribeUrl } from './preview.ts'
import { renderMail } from './render.ts'
import type { SentTestMail, TestMailRequest } from './schemas.ts'

export interface TestMailDeps extends PreviewDeps {
  tailoring: Pick<Tailoring, 'keep'>
  buckets: Record<'documents' | 'papers', Pick<Bucket, 'file'>>
  mailboxes: {
    current(ownerId: string): Promise<StoredMailbox | null>
    open(ownerId: string, mailbox: StoredMailbox): Promise<Transport>
  }
  /** The person's own address and name. */
  accountOf: (ownerId: string) => Promise<{ email: string; name: string } | null>
  now: () => number
  newId: () => string
}

/**
 * It has the recipient's values and files, and never goes to the recipient. Throws AppError `not-found`, and `conflict`
 * with what is missing, or what the mail server said.
 */
export function createTestMail(deps: TestMailDeps) {
  const { campaigns, recipients, tailoring, buckets, mailboxes, accountOf, publicUrl, now, newId } = deps

  async function compose(campaign: CampaignRecord, recipientId: string | undefined) {
    const recipient = await chosenRecipient(recipients, campaign, recipientId)
    if (!recipient)
      throw refuse('no-recipients', 'Add a recipient first: a test mail shows the values of one')
    const { mail, missing } = renderMail(campaign.template, {
      fields: recipient.fields,
      footer: campaign.sender.footer,
      unsubscribeUrl: sampleUnsubscribeUrl(publicUrl),
    })
    if (missing.length > 0)
      throw refuse('missing-value', `${recipient.email} has no value for ${missing.join(', ')}`)
    return { mail, files: attachmentsOf(campaign, recipient) }
  }

  async function load({ bucket, path, filename, contentType }: MailFile) {
    const [content] = await buckets[bucket].file(path).download()
    return { filename, contentType, content }
  }

  return async (ownerId: string, id: string, { recipientId }: TestMailRequest): Promise<SentTestMail> => {
    const own = ownCampaign(await campaigns.get(id), ownerId, id)
    const [mailbox, account] = await Promise.all([mailboxes.current(ownerId), accountOf(ownerId)])
    if (!mailbox) throw refuse('no-mailbox', 'Connect a mailbox first: the test mail goes through it')
    if (!account) throw new AppError('not-found', 'There is no such account')
    const campaign = own.status === 'running' ? own : await tailoring.keep(own)
    const { mail, files } = await compose(campaign, recipientId)
    const transport = await mailboxes.open(ownerId, mailbox)
    const delivery = await transport.send(
      {
        ...addressed(campaign, mailbox, { name: account.name, address: account.email }),
        subject: `Test: ${mail.subject}`,
        text: mail.text,
        html: mail.html,
        messageId: messageIdOf(`test-${newId()}`, mailbox.address),
        date: now(),
        headers: { 'X-Atelier-Test': 'yes' },
        attachments: await Promise.all(files.map(load)),
      },
      async () => undefined,
    )
    if (delivery.outcome !== 'sent') throw notSent(delivery)
    return { sentTo: account.email, reply: delivery.reply }
  }
}

function addressed({ sender }: CampaignRecord, mailbox: StoredMailbox, to: MailAddress) {
  return {
    from: { name: sender.name || mailbox.name, address: mailbox.address },
    to,
    replyTo: sender.replyTo ? { name: sender.name, address: sender.replyTo } : null,
    envelopeFrom: null,
  } satisfies Partial<OutgoingMail>
}

function notSent(delivery: Exclude<Delivery, { outcome: 'sent' }>): AppError {
  const { outcome, reason } = delivery
  if (outcome === 'unknown')
    return refuse('unknown', `${reason}. Look into your inbox, whether the test mail has arrived.`)
  return refuse('not-sent', `${reason}. The test mail was not sent.`)
}

const refuse = (reason: string, message: string) => new AppError('conflict', message, { reason })
