// The shapes of a person's sending: mailbox, limits, and what they leave free now.
import Type, { type Static } from 'typebox'
import { nullable } from '../../platform/schemas.ts'
import { Mailbox } from '../mailboxes/schemas.ts'

export const DEFAULT_LIMITS = { perHour: 4, perDay: 25, gapSeconds: { min: 60, max: 300 } }
/** The log of a day is one document, so this is the most that an administrator can allow. */
export const MAX_PER_DAY = 2000

export const SendingLimits = Type.Object({
  perHour: Type.Integer({ minimum: 1, maximum: MAX_PER_DAY }),
  perDay: Type.Integer({ minimum: 1, maximum: MAX_PER_DAY }),
  /** The pause between two mails is drawn between these. */
  gapSeconds: Type.Object({
    min: Type.Integer({ minimum: 0, maximum: 3600 }),
    max: Type.Integer({ minimum: 0, maximum: 3600 }),
  }),
})
export type SendingLimits = Static<typeof SendingLimits>

export const Sending = Type.Object({
  mailbox: nullable(Mailbox),
  limits: SendingLimits,
  /** What an administrator allows at most. */
  allowed: SendingLimits,
  /** Attempts that count in the last hour and in the last 24 hours. */
  inHour: Type.Integer(),
  inDay: Type.Integer(),
  /** When the next mail may go; null when nothing waits. */
  nextAt: nullable(Type.String()),
})
export type Sending = Static<typeof Sending>

/** A person may only lower what an administrator allows. */
export const SendingEdit = Type.Object(
  {
    perHour: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_PER_DAY })),
    perDay: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_PER_DAY })),
  },
  { additionalProperties: false },
)
export type SendingEdit = Static<typeof SendingEdit>
