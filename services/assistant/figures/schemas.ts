// How the assistant of a shop does, day by day.
import Type, { type Static } from 'typebox'
import { nullable } from '../../platform/schemas.ts'

/** The figures of one day (UTC). */
export const AssistantDay = Type.Object({
  /** YYYY-MM-DD */
  day: Type.String(),
  questions: Type.Integer(),
  answered: Type.Integer(),
  refused: Type.Integer(),
  handedOver: Type.Integer(),
  helped: Type.Integer(),
  didNotHelp: Type.Integer(),
  byModel: Type.Integer(),
  /** Of answers, in milliseconds; null without any. */
  medianMs: nullable(Type.Integer()),
  p95Ms: nullable(Type.Integer()),
})
export type AssistantDay = Static<typeof AssistantDay>

export const AssistantFigureQuery = Type.Object(
  { days: Type.Integer({ minimum: 1, maximum: 90, default: 30 }) },
  { additionalProperties: false },
)
export type AssistantFigureQuery = Static<typeof AssistantFigureQuery>
