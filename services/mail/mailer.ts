// Mail of the studio itself: one way to send it, whatever carries it. This code does not know what the mails are about.
import { AppError } from '../platform/errors.ts'
import type { Carrier } from './carrier.ts'
import { problemOf } from './mime.ts'
import type { Mail, Mailer } from './schemas.ts'
import { createSmtpTransport } from './smtp-transport.ts'
import type { Delivery } from './transport.ts'

export interface MailerDeps {
  carrier: Carrier
  /** `Atelier <studio@example.com>`, in two parts. */
  from: { name: string; address: string }
  now: () => number
  newId: () => string
}

/** Milliseconds. The function that sends has a minute. */
const DEADLINE_MS = 45_000

export function createMailer({ carrier, from, now, newId }: MailerDeps): Mailer {
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1)

  return {
    async send(mail) {
      refuseUnsafe(mail)
      const route = await carrier.route()
      if (!route)
        throw new AppError('forbidden', 'This studio cannot send mail yet', { reason: 'mail-unconfigured' })
      const transport = createSmtpTransport({
        name: 'smtp',
        carrier: { route: async () => route },
        deadlineMs: DEADLINE_MS,
      })
      const delivery = await transport.send(
        {
          ...{ subject: mail.subject, text: mail.text, html: mail.html },
          from: { ...from, ...(mail.fromName && { name: mail.fromName }) },
          to: { name: '', address: mail.to },
          replyTo: mail.replyTo ? { name: '', address: mail.replyTo } : null,
          envelopeFrom: null,
          messageId: `<${newId()}@${domain}>`,
          date: now(),
          headers: {},
          attachments: [],
        },
        async () => undefined,
      )
      throwUnlessSent(delivery)
    },
  }
}

function throwUnlessSent(delivery: Delivery): void {
  if (delivery.outcome === 'sent') return
  const cause = new Error(delivery.reply ?? delivery.reason)
  // The connection broke between the first byte and the server's answer to the last one.
  if (delivery.outcome === 'unknown')
    throw new AppError('conflict', 'The mail may have been sent or not', { cause, reason: 'mail-unknown' })
  if (delivery.outcome === 'failed')
    throw new AppError('unsupported', 'The mail server refused the mail', { cause, reason: 'mail-refused' })
  throw new AppError('temporary', 'The mail server does not take the mail now', {
    cause,
    reason: 'mail-not-sent',
  })
}

/** A line break in an address or a subject would start a header that the sender made up. */
function refuseUnsafe({ to, subject }: Mail): void {
  if (/\p{Cc}/u.test(subject) || problemOf({ name: '', address: to }))
    throw new AppError('invalid', 'This is not an address to send mail to')
}
