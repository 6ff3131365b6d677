// The shapes of a person's mailbox, through which their mails go.
import Type, { type Static } from 'typebox'
import { nullable } from '../../platform/schemas.ts'

/** `local` accepts mail on this machine alone, and says so. */
export const MailboxKind = Type.Enum(['local', 'smtp', 'gmail'])
export type MailboxKind = Static<typeof MailboxKind>

export const Mailbox = Type.Object({
  kind: MailboxKind,
  /** The address that mails come from. */
  address: Type.String(),
  name: Type.String(),
  /** `reconnect`: it was refused, so nothing is sent until the person connects it again. */
  status: Type.Enum(['connected', 'reconnect']),
  /** Why it has to be connected again, in plain words. */
  reason: nullable(Type.String()),
  /** Host and port of an SMTP server; null for others. */
  server: nullable(Type.String()),
  /** Whether it can look up if a mail of unknown outcome was accepted. */
  canReconcile: Type.Boolean(),
  connectedAt: Type.String(),
})
export type Mailbox = Static<typeof Mailbox>

/** `reconciles` asks for the wider permission with which sent mails can be looked up. */
export const GmailConnection = Type.Object(
  { reconciles: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
)
export type GmailConnection = Static<typeof GmailConnection>

/** Where the browser goes to ask Google's permission. */
export const GmailConsent = Type.Object({ url: Type.String() })
export type GmailConsent = Static<typeof GmailConsent>

export const SmtpConnection = Type.Object(
  {
    address: Type.String({ minLength: 3, maxLength: 320 }),
    name: Type.String({ maxLength: 200 }),
    host: Type.String({ minLength: 1, maxLength: 253 }),
    port: Type.Integer({ minimum: 1, maximum: 65_535 }),
    /** `tls` from the start (465), `starttls` switches to it (587). */
    security: Type.Enum(['tls', 'starttls']),
    user: Type.String({ maxLength: 320 }),
    password: Type.String({ maxLength: 1000 }),
    /** Bounces come back to an address of their own for each mail (VERP): `me+bounce-…@example.com`. */
    verp: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type SmtpConnection = Static<typeof SmtpConnection>

/** What the mailbox page shows. */
export const MailboxSettings = Type.Object({
  /** Null when none is connected. */
  mailbox: nullable(Mailbox),
  /** The kinds that can be connected in this studio. */
  kinds: Type.Array(MailboxKind),
  /** The page where the local mailbox shows its mails; null where there is none. */
  localMailboxUrl: nullable(Type.String()),
  /** The secret address to which a mail provider reports bounces and complaints; null until it is asked for. */
  mailEventsUrl: nullable(Type.String()),
})
export type MailboxSettings = Static<typeof MailboxSettings>

/** Why a connection to Gmail did not come about: `?problem=…` of the mailbox page. */
export const GmailProblem = Type.Enum([
  /** The person did not allow it. */
  'declined',
  /** The person did not allow that mails are sent. */
  'not-allowed',
  /** It took longer than ten minutes, or was answered already. */
  'expired',
  /** It was begun in another browser, or by somebody else. */
  'other-browser',
  'not-confirmed',
  'unreachable',
])
export type GmailProblem = Static<typeof GmailProblem>

/** What became of a test mail, in plain words. */
export const MailboxTest = Type.Object({
  wasSent: Type.Boolean(),
  /** Where it was sent. */
  to: Type.String(),
  message: Type.String(),
  /** What the mail server said. */
  reply: nullable(Type.String()),
})
export type MailboxTest = Static<typeof MailboxTest>

export const MailboxDisconnection = Type.Object({
  /** Whether Google withdrew the permission; null where there was none. */
  isRevoked: nullable(Type.Boolean()),
})
export type MailboxDisconnection = Static<typeof MailboxDisconnection>

/** The new secret address for a mail provider's reports; the old one is void. */
export const MailEventsAddress = Type.Object({ url: Type.String() })
export type MailEventsAddress = Static<typeof MailEventsAddress>
