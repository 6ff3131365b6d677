// The report of a person's insights: a paper that is made when somebody asks for it.
import Type, { type Static } from 'typebox'
import { nullable } from '../../platform/schemas.ts'

export const InsightsReport = Type.Object({
  /** An earlier report can still be downloaded while another is made, and when that failed. */
  status: Type.Enum(['none', 'making', 'ready', 'failed']),
  /** Why it could not be made. */
  reason: nullable(Type.String()),
  /** Nobody could make it, so an administrator has to look. */
  needsAttention: Type.Boolean(),
  /** What can be downloaded; `computedAt` is that of the insights that it shows. */
  paper: nullable(Type.Object({ computedAt: Type.String(), size: Type.Integer(), pages: Type.Integer() })),
})
export type InsightsReport = Static<typeof InsightsReport>
