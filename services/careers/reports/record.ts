// What is stored of a report: one record whose id is the person's.
import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { MINUTE_MS } from '../../platform/durations.ts'
import { recordFields } from '../../platform/records.ts'
import { nullable } from '../../platform/schemas.ts'
import { waitingFields, waitingFor } from '../../platform/waiting.ts'
import type { InsightsReport } from './schemas.ts'

/** This is longer than a report normally takes with its retries; it doubles with every sweep. */
const STALLED_AFTER_MS = 10 * MINUTE_MS

const StoredReport = Type.Object({
  kind: Type.Literal('report'),
  format: Type.Literal('pdf'),
  /** Below the report's prefix. */
  name: Type.String(),
  size: Type.Integer(),
  pages: Type.Integer(),
  /** When the insights that it shows were computed. */
  computedAt: Type.String(),
})
export type StoredReport = Static<typeof StoredReport>

const facts = {
  ownerId: Type.String(),
  status: Type.Enum(['making', 'ready', 'failed']),
  reason: nullable(Type.String()),
  revision: Type.Integer(),
  paper: nullable(StoredReport),
  needsAttention: Type.Boolean(),
  ...waitingFields,
}
const ReportFacts = Type.Object(facts)
export type ReportFacts = Static<typeof ReportFacts> & { id: string }

const Report = Type.Object({ ...facts, ...recordFields })
export type ReportRecord = Static<typeof Report> & { id: string }
export const reportDocuments = documents(Report)

export const complete = (
  report: ReportFacts,
  before: ReportRecord | null,
  now: string,
): Omit<ReportRecord, 'updatedAt'> =>
  waitingFor(report, { before, isWaiting: report.status === 'making', first: STALLED_AFTER_MS, now })

export function toReport(record: ReportRecord | null): InsightsReport {
  if (!record) return { status: 'none', reason: null, needsAttention: false, paper: null }
  const { status, reason, needsAttention, paper } = record
  const shown = paper && { computedAt: paper.computedAt, size: paper.size, pages: paper.pages }
  return { status, reason, needsAttention, paper: shown }
}
