import { completeRecipient, plannedAt } from './complete.ts'
import { type RecipientRecord, recipientId } from './record.ts'
import type { Fields } from './schemas.ts'

export interface NewRecipient {
  ownerId: string
  campaignId: string
  /** Normalised: see `address.ts`. */
  email: string
  fields: Fields
  /** Its place in the campaign, from 0. */
  position: number
  /** The list and the row that it comes from; null when it was added by hand. */
  listId: string | null
  row: number | null
  /** Why it will not be written to, in plain words; null otherwise. */
  reason?: string | null
  /** Titles of earlier campaigns that wrote to this address. */
  known?: string[]
  /** RFC 3339. */
  at: string
  newId: () => string
}

/** A recipient that waits for its first mail. */
export function newRecipient({
  at,
  newId,
  reason = null,
  known = [],
  ...given
}: NewRecipient): RecipientRecord {
  const { ownerId, campaignId, email, fields, position, listId, row } = given
  return completeRecipient({
    ...{ id: recipientId(campaignId, email), ownerId, campaignId, email, fields, position, listId, row },
    ...{ state: 'planned', reason, skipReason: null, bouncedAt: null, known, cvId: null },
    ...{ attempts: [], mail: null, outgoing: null, retries: 0 },
    ...{ nextAt: plannedAt(position), leaseUntil: null, claimId: null },
    // Two ids have as many random bits as a key: whoever guesses one could unsubscribe somebody else.
    token: newId() + newId(),
    addedAt: at,
    updatedAt: at,
  })
}
