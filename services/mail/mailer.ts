// Mail: one way to send it, whatever carries it. This code does not know what the mails are about.
import { createTransport } from 'nodemailer'
import { AppError } from '../platform/errors.ts'
import type { Carrier, Route } from './carrier.ts'
import type { Mail, Mailer } from './schemas.ts'

export interface MailerDeps {
  carrier: Carrier
  /** `Atelier <studio@example.com>`, in two parts. */
  from: { name: string; address: string }
}

export function createMailer({ carrier, from }: MailerDeps): Mailer {
  return {
    async send(mail) {
      refuseLineBreaks(mail)
      const route = await carrier.route()
      if (!route)
        throw new AppError('forbidden', 'This studio cannot send mail yet', { reason: 'mail-unconfigured' })
      const transport = createTransport({ ...route.options, disableFileAccess: true, disableUrlAccess: true })
      try {
        await connect(transport, route)
        await deliver(transport, { ...mail, from, to: { name: '', address: mail.to } })
      } finally {
        transport.close()
      }
    },
  }
}

type Transport = ReturnType<typeof createTransport>

/** Nothing of the mail has been sent up to here, so every failure is safe to retry. */
async function connect(transport: Transport, { options }: Route): Promise<void> {
  try {
    await transport.verify()
  } catch (cause) {
    throw new AppError('temporary', `The mail server ${options.host} does not let us in`, {
      cause,
      reason: 'mail-not-sent',
    })
  }
}

async function deliver(transport: Transport, message: object): Promise<void> {
  try {
    await transport.sendMail(message)
  } catch (cause) {
    const status = statusOf(cause)
    if (status >= 500)
      throw new AppError('unsupported', 'The mail server refused the mail', { cause, reason: 'mail-refused' })
    if (status >= 400)
      throw new AppError('temporary', 'The mail server wants the mail later', {
        cause,
        reason: 'mail-not-sent',
      })
    // The connection broke between the first byte and the server's answer to the last one.
    throw new AppError('conflict', 'The mail may have been sent or not', { cause, reason: 'mail-unknown' })
  }
}

/** The server's reply code (RFC 5321, 4.2); 0 when there was no reply. */
function statusOf(error: unknown): number {
  return error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number'
    ? error.responseCode
    : 0
}

/** A line break in an address or a subject would start a header that the sender made up. */
function refuseLineBreaks({ to, subject }: Mail): void {
  const isSafe = !/\p{Cc}/u.test(to + subject) && /^[^\s@<>",;]+@[^\s@<>",;]+$/.test(to)
  if (!isSafe) throw new AppError('invalid', 'This is not an address to send mail to')
}
