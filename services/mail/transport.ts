// One interface for everything that carries mail to other people's mailboxes.

export interface MailAddress {
  name: string
  address: string
}

export interface OutgoingMail {
  from: MailAddress
  to: MailAddress
  replyTo: MailAddress | null
  /** The address for bounces (MAIL FROM); null for the sender's own. */
  envelopeFrom: string | null
  subject: string
  text: string
  html: string
  /** The `Message-ID`, with its angle brackets. */
  messageId: string
  /** Milliseconds since the epoch. */
  date: number
  headers: Record<string, string>
  attachments: { filename: string; contentType: string; content: Buffer }[]
}

/**
 * What became of a mail. `retry`: it was certainly not accepted, and a later attempt may help. `failed`: it was certainly
 * not accepted and never will be. `refused`: it was certainly not accepted because of the mailbox, not of this mail, so
 * others would not be either. `unknown`: it may have been accepted or not.
 */
export type Delivery =
  | { outcome: 'sent'; providerId: string | null; reply: string }
  | { outcome: 'retry'; reason: string; reply: string | null; afterMs: number | null }
  | { outcome: 'failed'; reason: string; reply: string | null; isBounce: boolean }
  | {
      outcome: 'refused'
      cause: 'quota' | 'authentication'
      reason: string
      reply: string | null
      afterMs: number | null
    }
  | { outcome: 'unknown'; reason: string; reply: string | null }

/** Several mails, one after another or at once, over connections that are kept between them. */
export interface MailRun {
  send: Transport['send']
  /** Ends the connections, when all mails were sent. */
  close(): void
}

export interface Transport {
  /** `local`, `smtp` or `gmail`. */
  name: string
  /**
   * Sends one mail. `beforeBody` runs once, before the first byte that cannot be taken back; when it throws, nothing was
   * sent and its error is thrown. Nothing else is thrown: every other failure is a Delivery.
   */
  send(mail: OutgoingMail, beforeBody: () => Promise<void>): Promise<Delivery>
  /** Left out where no connections are worth keeping. */
  startRun?(): MailRun
  /** Looks up whether a mail of unknown outcome was accepted, where the mailbox allows it; null when it cannot tell. */
  find(messageId: string): Promise<boolean | null>
}

/** How to reach a person's own mail server and sign in there. */
export interface SmtpAccount {
  host: string
  port: number
  /** `tls` from the start (465), `starttls` switches to it before the password is sent (587). */
  security: 'tls' | 'starttls'
  user: string
  password: string
}

/** Makes the transports that rooms use. */
export interface Transports {
  /** The local mailbox; null where there is none, which is everywhere but on one machine. */
  local: Transport | null
  smtp(account: SmtpAccount): Transport
  /** Signs in without sending anything. Null when that worked, otherwise why not, in plain words. */
  verifySmtp(account: SmtpAccount): Promise<string | null>
  /** `refreshToken` is Google's, `canFind` whether it may read the headers of sent mails. */
  gmail(account: { refreshToken: string; canFind: boolean }): Transport
}

export interface GoogleGrant {
  refreshToken: string
  /** The address of the account that the person chose. */
  email: string
  /** What they allowed, which may be less than was asked for. */
  canSend: boolean
  canFind: boolean
}

/** How a person lets the studio send through their Gmail: OAuth 2.0 with PKCE. */
export interface GoogleSignIn {
  /** Whether the studio is registered with Google. */
  isSetUp(): Promise<boolean>
  /** Where the person is asked. Throws AppError `forbidden` / `gmail-unconfigured`. */
  consentUrl(consent: {
    redirectUri: string
    state: string
    /** The PKCE verifier, of which Google sees the digest first. */
    verifier: string
    canFind: boolean
  }): Promise<string>
  /** Throws AppError `conflict` when the code is not valid (any more), `temporary` when Google cannot be reached. */
  exchange(answer: { code: string; verifier: string; redirectUri: string }): Promise<GoogleGrant>
  /** Withdraws what was allowed. A token that is not valid any more is as good as revoked. Throws `temporary`. */
  revoke(refreshToken: string): Promise<void>
}
