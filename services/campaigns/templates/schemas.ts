// The shapes of a rendered mail and of the check before the start.
import Type, { type Static } from 'typebox'
import { Id, nullable } from '../../platform/schemas.ts'
import { Template } from '../campaigns/schemas.ts'

export const RenderedMail = Type.Object({
  subject: Type.String(),
  text: Type.String(),
  html: Type.String(),
})
export type RenderedMail = Static<typeof RenderedMail>

/** `problem` stops the start; `warning` does not. */
export const Finding = Type.Object({
  severity: Type.Enum(['problem', 'warning']),
  kind: Type.Enum([
    'no-recipients',
    'empty-subject',
    'empty-body',
    'syntax',
    'unknown-field',
    'missing-value',
    'attachment',
    'tailored-cv',
    'size',
    'link',
    'spam-like',
    'mailbox',
    'sender',
    'schedule',
  ]),
  /** In plain words, with what to do. */
  message: Type.String(),
  /** Where in the template: `subject` or `body`, and the line from 1; null when it is about something else. */
  place: nullable(Type.Object({ part: Type.Enum(['subject', 'body']), line: Type.Integer() })),
  /** How many recipients it concerns, and some of them. */
  recipients: Type.Integer(),
  examples: Type.Array(Type.Object({ id: Id, email: Type.String() })),
})
export type Finding = Static<typeof Finding>

export const CheckReport = Type.Object({
  canStart: Type.Boolean(),
  findings: Type.Array(Finding),
  recipients: Type.Integer(),
  /** Bytes of the largest mail. */
  largestMail: Type.Integer(),
})
export type CheckReport = Static<typeof CheckReport>

/** Without a template, the campaign's own; without a recipient, the first. */
export const PreviewRequest = Type.Object(
  { recipientId: Type.Optional(Id), template: Type.Optional(Template) },
  { additionalProperties: false },
)
export type PreviewRequest = Static<typeof PreviewRequest>

export const Preview = Type.Object({
  ...RenderedMail.properties,
  /** Null when there are no recipients: fields are shown by name then. */
  recipientId: nullable(Id),
  email: nullable(Type.String()),
  /** Names of fields that have no value for this recipient, without a fallback. */
  missing: Type.Array(Type.String()),
  findings: Type.Array(Finding),
})
export type Preview = Static<typeof Preview>

/** It goes to the person's own address, with the values of this recipient. */
export const TestMailRequest = Type.Object(
  { recipientId: Type.Optional(Id) },
  { additionalProperties: false },
)
export type TestMailRequest = Static<typeof TestMailRequest>

export const SentTestMail = Type.Object({
  sentTo: Type.String(),
  /** What the mail server said. */
  reply: nullable(Type.String()),
})
export type SentTestMail = Static<typeof SentTestMail>

/** A mail to begin with. */
export const TemplateExample = Type.Object({
  title: Type.String(),
  ...Template.properties,
})
export type TemplateExample = Static<typeof TemplateExample>
