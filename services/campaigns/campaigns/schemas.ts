// The shapes of a campaign.
import Type, { type Static } from 'typebox'
import { Id, nullable } from '../../platform/schemas.ts'
import { CampaignAttachment } from './attachment-schemas.ts'
import { Schedule } from './schedule-schemas.ts'

export const CampaignStatus = Type.Enum([
  'draft',
  /** Mails go out, now or when the schedule allows. */
  'running',
  'paused',
  /** Nothing is left to send. Unknown mails may still be decided on, failed ones sent again. */
  'finished',
  'cancelled',
])
export type CampaignStatus = Static<typeof CampaignStatus>

/** Why mails stopped although nobody asked for it. */
export const PauseReason = Type.Enum([
  'person',
  /** The mail server or Google says that too much was sent. */
  'quota',
  /** The mailbox must be connected again. */
  'authentication',
  'failures-in-a-row',
  'bounce-rate',
  'no-mailbox',
  /** A file that goes with the mails is no longer there. */
  'attachment-missing',
])
export type PauseReason = Static<typeof PauseReason>

/** Subject and body are templates; the body is Markdown. */
export const Template = Type.Object(
  { subject: Type.String({ maxLength: 500 }), body: Type.String({ maxLength: 50_000 }) },
  { additionalProperties: false },
)
export type Template = Static<typeof Template>

/** Bytes of a request with a long template, escaped as JSON. */
export const TEMPLATE_BYTES = 512 * 1024

/** Recipients by outcome. What is left is `total` without `sent`, `failed`, `unknown` and `skipped`. */
export const CampaignCounts = Type.Object({
  total: Type.Integer(),
  sent: Type.Integer(),
  failed: Type.Integer(),
  unknown: Type.Integer(),
  skipped: Type.Integer(),
  /** Among the failed ones when the mail server refused the address at once, otherwise among the sent ones. */
  bounced: Type.Integer(),
})
export type CampaignCounts = Static<typeof CampaignCounts>

export const Campaign = Type.Object({
  id: Id,
  title: Type.String(),
  status: CampaignStatus,
  /** Null unless paused. */
  pauseReason: nullable(PauseReason),
  /** In plain words, with what to do. */
  pauseText: nullable(Type.String()),
  /** When it goes on by itself; null when only the person can resume it. */
  resumesAt: nullable(Type.String()),
  counts: CampaignCounts,
  template: Template,
  attachments: Type.Array(CampaignAttachment),
  schedule: Schedule,
  /** The name and footer (postal address or how to be reached) that every mail carries. */
  sender: Type.Object({ name: Type.String(), footer: Type.String(), replyTo: Type.String() }),
  /** The fields that its recipients' rows have, in the order of the first list. */
  fields: Type.Array(Type.String()),
  /** Rises with every edit: somebody else's newer one is a conflict, never overwritten. */
  version: Type.Integer(),
  addedAt: Type.String(),
  startedAt: nullable(Type.String()),
  finishedAt: nullable(Type.String()),
  updatedAt: Type.String(),
  trashedAt: nullable(Type.String()),
})
export type Campaign = Static<typeof Campaign>

export const CampaignCreation = Type.Object(
  { title: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
)
export type CampaignCreation = Static<typeof CampaignCreation>

const SenderEdit = Type.Object(
  {
    name: Type.String({ maxLength: 200 }),
    footer: Type.String({ maxLength: 1000 }),
    replyTo: Type.String({ maxLength: 320 }),
  },
  { additionalProperties: false },
)

export const CampaignEdit = Type.Object(
  {
    version: Type.Integer({ minimum: 0 }),
    title: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    template: Type.Optional(Template),
    schedule: Type.Optional(Schedule),
    sender: Type.Optional(SenderEdit),
  },
  { additionalProperties: false },
)
export type CampaignEdit = Static<typeof CampaignEdit>

export const CampaignQuery = Type.Object(
  {
    trashed: Type.Optional(Type.Boolean({ default: false })),
    cursor: Type.Optional(Type.String({ maxLength: 2000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
  },
  { additionalProperties: false },
)
export type CampaignQuery = Static<typeof CampaignQuery>

/** When the mails that are left go out, as far as it can be known now. */
export const Forecast = Type.Object({
  /** Null when nothing is left or nothing runs. */
  nextAt: nullable(Type.String()),
  finishAt: nullable(Type.String()),
  /** Why the next mail does not go now, in plain words. */
  waitingFor: nullable(Type.String()),
  /** Times of the next mails of this campaign in the order of its recipients, at most 200. */
  times: Type.Array(Type.String()),
})
export type Forecast = Static<typeof Forecast>

/** Mails sent, by hour of UTC, for charts. */
export const SentOverTime = Type.Object({
  hours: Type.Array(Type.Object({ hour: Type.String(), sent: Type.Integer(), failed: Type.Integer() })),
})
export type SentOverTime = Static<typeof SentOverTime>
