// The shapes of a recipient and of what happened to the mail.
import Type, { type Static } from 'typebox'
import { Id, nullable } from '../../platform/schemas.ts'

/**
 * `planned → claimed → transmitting → sent | retry | failed | unknown | skipped`. `claimed` has a lease and goes back to
 * `planned` when it runs out; `transmitting` becomes `unknown`, because nobody can tell whether the mail was accepted.
 */
export const RecipientState = Type.Enum([
  'planned',
  'claimed',
  'transmitting',
  'sent',
  'retry',
  'failed',
  'unknown',
  'skipped',
])
export type RecipientState = Static<typeof RecipientState>

export const SkipReason = Type.Enum(['suppressed', 'unsubscribed', 'duplicate', 'cancelled'])
export type SkipReason = Static<typeof SkipReason>

/** What ended, or is under way. `released` never reached the mail server, so it does not count against the limits. */
export const AttemptOutcome = Type.Enum([
  'claimed',
  'transmitting',
  'sent',
  'retry',
  'failed',
  'unknown',
  'released',
])
export type AttemptOutcome = Static<typeof AttemptOutcome>

export const Attempt = Type.Object({
  id: Id,
  at: Type.String(),
  outcome: AttemptOutcome,
  /** `local`, `smtp` or `gmail`. */
  transport: nullable(Type.String()),
  /** In plain words. */
  reason: nullable(Type.String()),
  /** What the mail server said, at most 500 characters. */
  reply: nullable(Type.String()),
  /** Gmail's message id, or the mail server's queue id where it names one. */
  providerId: nullable(Type.String()),
})
export type Attempt = Static<typeof Attempt>

/** Cells of the recipient's row by the name of the field. Names are lower snake case, such as `first_name`. */
export const Fields = Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 5000 }))
export type Fields = Static<typeof Fields>

/** The fields that columns are recognised as; any other column is a field with its own name. */
export const KNOWN_FIELDS = [
  'email',
  'name',
  'first_name',
  'last_name',
  'company',
  'role',
  'designation',
] as const

const summary = {
  id: Id,
  email: Type.String(),
  /** The best name that the row has; empty when it has none. */
  name: Type.String(),
  company: Type.String(),
  state: RecipientState,
  /** Why it is in this state, in plain words; null where that needs no words. */
  reason: nullable(Type.String()),
  skipReason: nullable(SkipReason),
  /** When it was sent, or was last tried. */
  lastAt: nullable(Type.String()),
  /** When a retry is due. */
  retryAt: nullable(Type.String()),
  bouncedAt: nullable(Type.String()),
  /** Titles of earlier campaigns that wrote to this address. */
  known: Type.Array(Type.String()),
  /** The CV that goes with this mail, where the campaign attaches tailored CVs. */
  cvId: nullable(Id),
  position: Type.Integer(),
}

export const RecipientRow = Type.Object(summary)
export type RecipientRow = Static<typeof RecipientRow>

export const Recipient = Type.Object({
  ...summary,
  fields: Fields,
  /** The latest first. */
  attempts: Type.Array(Attempt),
  /** The mail as it was made for the last attempt; null before. */
  mail: nullable(Type.Object({ subject: Type.String(), text: Type.String(), html: Type.String() })),
})
export type Recipient = Static<typeof Recipient>

/** `left` are the planned ones and those that wait for a retry or are being sent. */
export const RecipientFilter = Type.Enum(['all', 'left', 'sent', 'failed', 'unknown', 'skipped', 'bounced'])
export type RecipientFilter = Static<typeof RecipientFilter>

export const RecipientQuery = Type.Object(
  {
    filter: Type.Optional(RecipientFilter),
    /** Beginnings of words of the address, the name or the company. */
    text: Type.Optional(Type.String({ maxLength: 200 })),
    cursor: Type.Optional(Type.String({ maxLength: 2000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
  },
  { additionalProperties: false },
)
export type RecipientQuery = Static<typeof RecipientQuery>

export const RecipientEdit = Type.Object(
  { fields: Type.Optional(Fields), cvId: Type.Optional(nullable(Id)) },
  { additionalProperties: false },
)
export type RecipientEdit = Static<typeof RecipientEdit>

/** What the person says about a mail of which nobody knows whether it arrived. */
export const Resolution = Type.Object(
  { as: Type.Enum(['arrived', 'send-again']) },
  { additionalProperties: false },
)
export type Resolution = Static<typeof Resolution>
