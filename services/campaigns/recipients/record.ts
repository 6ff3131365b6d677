// A recipient as it is stored. The id contains a hash of the campaign's id and the address, so that an address is in a
// campaign once. Times are RFC 3339 in UTC with milliseconds.
import { createHash } from 'node:crypto'
import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { nullable } from '../../platform/schemas.ts'
import { Recipient } from './schemas.ts'

const { id: _id, lastAt: _lastAt, retryAt: _retryAt, attempts: _attempts, ...shown } = Recipient.properties

/** What the claim decided about the mail besides its words, so that later edits cannot change a mail under way. */
export const Outgoing = Type.Object({
  from: Type.Object({ name: Type.String(), address: Type.String() }),
  /** An address; null for the sender's own. */
  replyTo: nullable(Type.String()),
  attachments: Type.Array(
    Type.Object({
      bucket: Type.Enum(['documents', 'papers']),
      path: Type.String(),
      filename: Type.String(),
      contentType: Type.String(),
    }),
  ),
  /** The campaign's `updatedAt` as the claim saw it, below which its counts do not bring it. */
  campaignSeenAt: Type.String(),
})
export type Outgoing = Static<typeof Outgoing>

export const StoredRecipient = Type.Object({
  ownerId: Type.String(),
  campaignId: Type.String(),
  ...shown,
  /** The latest last; at most MAX_ATTEMPTS_KEPT. */
  attempts: Recipient.properties.attempts,
  /** Null before the first claim. */
  outgoing: Type.Union([Outgoing, Type.Null()], { default: null }),
  /** The list that it came from; null when it was added by hand. */
  listId: nullable(Type.String()),
  row: nullable(Type.Integer()),
  /**
   * When it may be claimed: rising with the position for planned ones, which are claimed in this order; later for a
   * retry; null when there is nothing to send.
   */
  nextAt: nullable(Type.String()),
  /** When a claim is over, or a transmission is no longer under way; null otherwise. */
  leaseUntil: nullable(Type.String()),
  /** The claim under way; it is the id of the last attempt. */
  claimId: nullable(Type.String()),
  /** Failures that were followed by a retry. */
  retries: Type.Integer(),
  /** The secret of its unsubscribe link. */
  token: Type.String(),
  /** What lists ask for: its filter, and the beginnings of words. */
  facets: Type.Array(Type.String()),
  /** The position as a text that sorts alike, because cursors compare texts. */
  positionKey: Type.String(),
  addedAt: Type.String(),
  updatedAt: Type.String(),
})
export type RecipientRecord = Static<typeof StoredRecipient> & { id: string }
export const recipientDocuments = documents(StoredRecipient)

/** What lists read: without the mail, whose words are most of a record. */
const Listed = Type.Omit(StoredRecipient, ['mail', 'outgoing'])
export type ListedRecipient = Static<typeof Listed> & { id: string }
export const listedRecipients = documents(Listed)

export const RECIPIENTS = 'recipients'
export const MAX_ATTEMPTS_KEPT = 20

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 40)

/** `email` is normalised: see `recipients/address.ts`. */
export const recipientId = (campaignId: string, email: string) => digest(`${campaignId} ${email}`)

/** The id of the suppression of an address. */
export const suppressionId = (ownerId: string, email: string) => digest(`${ownerId} ${email}`)
