// What decides when a person's mails go, in one document, because every claim and every change of it must see the same
// state: the log of attempts, the limits, the drawn gap, the mailbox, and the campaigns that run.
import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { nullable } from '../../platform/schemas.ts'
import { Schedule } from '../campaigns/schedule-schemas.ts'
import { Mailbox } from '../mailboxes/schemas.ts'
import { SendingLimits } from './schemas.ts'

/** An attempt that counts against the limits: it is under way, was sent, or nobody knows. */
export const LoggedAttempt = Type.Object({
  /** The claim's id. */
  id: Type.String(),
  /** Milliseconds since the epoch. */
  at: Type.Integer(),
})
export type LoggedAttempt = Static<typeof LoggedAttempt>

/** A campaign that runs, with what a claim needs to know about it. */
export const RunningCampaign = Type.Object({
  schedule: Schedule,
  /**
   * Another one at each start. What mails are made of does not change during a run, so a claim need not read the
   * campaign again.
   */
  run: Type.String(),
  /** Recipients that are neither claimed nor final. */
  left: Type.Integer(),
  /** No recipient is due earlier; milliseconds since the epoch. */
  notBefore: Type.Integer(),
  /** When the first of those that wait for a retry is due; milliseconds since the epoch, null when none waits. */
  retryAt: nullable(Type.Integer()),
  /** The last claim, for taking turns with other campaigns. */
  claimedAt: Type.Integer(),
  failuresInARow: Type.Integer(),
})
export type RunningCampaign = Static<typeof RunningCampaign>

export const StoredMailbox = Type.Object({
  ...Mailbox.properties,
  /** What signs in, encrypted with a key from Secret Manager; null for the local mailbox. */
  credentials: nullable(Type.String()),
  /** Whether bounces come back to an address of their own for each mail. */
  verp: Type.Boolean(),
})
export type StoredMailbox = Static<typeof StoredMailbox>

export const StoredSender = Type.Object({
  ownerId: Type.String(),
  /** What an administrator set; null for everybody's. */
  allowed: nullable(SendingLimits),
  /** What the person set below that. */
  lowered: Type.Object({ perHour: nullable(Type.Integer()), perDay: nullable(Type.Integer()) }),
  mailbox: nullable(StoredMailbox),
  /** Rising by time; those that no window reaches are dropped. */
  log: Type.Array(LoggedAttempt),
  /** When the drawn gap after the last mail is over; milliseconds since the epoch. */
  gapUntil: Type.Integer(),
  /** By the campaign's id. */
  running: Type.Record(Type.String(), RunningCampaign),
  /** Campaigns that were paused for a reason that passes, and when they go on; milliseconds since the epoch. */
  resuming: Type.Record(Type.String(), Type.Integer()),
  /** Campaigns that were paused because their mailbox was refused, and its address: they go on when it is back. */
  awaitingMailbox: Type.Record(Type.String(), Type.String(), { default: {} }),
  /** Cancelled campaigns whose remaining recipients are still to be marked. */
  cancelling: Type.Array(Type.String(), { default: [] }),
  /** When the pace looks at this person next, RFC 3339; null when nothing waits. */
  dueAt: nullable(Type.String()),
  updatedAt: Type.String(),
})
export type Sender = Static<typeof StoredSender> & { id: string }
export const senderDocuments = documents(StoredSender)

/** The collection; a document's id is its owner's. */
export const SENDERS = 'senders'
