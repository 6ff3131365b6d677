// What is stored of a person's insights: one record whose id is the person's, and the result as a document of its own.
import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { MINUTE_MS } from '../../platform/durations.ts'
import { recordFields } from '../../platform/records.ts'
import { nullable } from '../../platform/schemas.ts'
import { waitingFields, waitingFor } from '../../platform/waiting.ts'
import { Insights } from './schemas.ts'

/** This is longer than computing normally takes with its retries; it doubles with every sweep. */
const STALLED_AFTER_MS = 10 * MINUTE_MS

const facts = {
  ownerId: Type.String(),
  status: Type.Enum(['computing', 'ready']),
  /** How often it was asked; a result for an earlier time does not end the waiting. */
  revision: Type.Integer(),
  /** What the person chose; null for the résumé that was changed last. */
  chosenResume: nullable(Type.String()),
  threshold: Type.Number(),
  timeZone: Type.String(),
  /** The latest change of each kind that the result contains; empty before there is one. */
  seenJobs: Type.String(),
  seenResumes: Type.String(),
  seenApplications: Type.String(),
  computedAt: nullable(Type.String()),
  needsAttention: Type.Boolean(),
  ...waitingFields,
}
const InsightsFacts = Type.Object(facts)
export type InsightsFacts = Static<typeof InsightsFacts> & { id: string }

const StoredInsights = Type.Object({ ...facts, ...recordFields })
export type InsightsRecord = Static<typeof StoredInsights> & { id: string }
export const insightsDocuments = documents(StoredInsights)

export const complete = (
  facts: InsightsFacts,
  before: InsightsRecord | null,
  now: string,
): Omit<InsightsRecord, 'updatedAt'> =>
  waitingFor(facts, { before, isWaiting: facts.status === 'computing', first: STALLED_AFTER_MS, now })

/** The computed part, which is read back as it was written or computed again. */
export const Result = Type.Omit(Insights, ['status', 'computedAt', 'report'])
export type Result = Static<typeof Result>
