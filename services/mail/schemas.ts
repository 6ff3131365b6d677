// What rooms know about mail: its shape, and the one narrow way to send it.
import Type, { type Static } from 'typebox'

export type {
  Delivery,
  GoogleGrant,
  GoogleSignIn,
  MailAddress,
  MailRun,
  OutgoingMail,
  SmtpAccount,
  Transport,
  Transports,
} from './transport.ts'

export interface Mail {
  to: string
  subject: string
  text: string
  html: string
  /** The name beside the studio's address; its own when left out. */
  fromName?: string
  /** Where answers go; to nobody else when left out. */
  replyTo?: string
}

/** How mails are sent: by the operator's SMTP server, into the local mailbox, or not at all. */
export const MailState = Type.Enum(['smtp', 'local', 'unconfigured'])
export type MailState = Static<typeof MailState>

export interface Mailer {
  /**
   * Resolves when the server has accepted the mail. Throws AppError, whose `reason` says what became of the mail:
   * `temporary` / `mail-not-sent` (retry), `unsupported` / `mail-refused` (it will never be sent), `conflict` /
   * `mail-unknown` (it may have been sent, so a retry could send it twice), `forbidden` / `mail-unconfigured`.
   */
  send(mail: Mail): Promise<void>
}
