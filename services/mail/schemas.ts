// What rooms know of mail: its shape, and the one narrow way to send it.
import Type, { type Static } from 'typebox'

export interface Mail {
  to: string
  subject: string
  text: string
  html: string
}

/** How mails leave: by the operator's SMTP server, into the local mailbox, or not at all. */
export const MailState = Type.Enum(['smtp', 'local', 'unconfigured'])
export type MailState = Static<typeof MailState>

export interface Mailer {
  /**
   * Resolves when the server has taken the mail. Throws AppError, with what became of it in `reason`:
   * `temporary` / `mail-not-sent` (try again), `unsupported` / `mail-refused` (never will be),
   * `conflict` / `mail-unknown` (may have been sent: sending again could send it twice),
   * `forbidden` / `mail-unconfigured`.
   */
  send(mail: Mail): Promise<void>
}
