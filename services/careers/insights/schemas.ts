// The shapes of what the market asks for, computed over one person's jobs and only those.
import Type, { type Static } from 'typebox'
import { Id, nullable } from '../../platform/schemas.ts'
import { STAGES } from '../applications/schemas.ts'
import { RemoteKind, SalaryPeriod } from '../jobs/schemas.ts'
import { InsightsReport } from '../reports/schemas.ts'

export const SkillDemand = Type.Object({
  /** Id in the taxonomy. */
  skill: Type.String(),
  name: Type.String(),
  category: Type.String(),
  /** Jobs that ask for it, as a must and as nice to have. */
  jobs: Type.Integer(),
  must: Type.Integer(),
  nice: Type.Integer(),
  /** Median yearly salary of these jobs in the currency most of them name, minor units. */
  salary: nullable(Type.Object({ median: Type.Integer(), currency: Type.String(), jobs: Type.Integer() })),
  /** Where, by falling count, five at most. */
  places: Type.Array(Type.Object({ name: Type.String(), jobs: Type.Integer() })),
  /** The résumé supports it. */
  isSupported: Type.Boolean(),
})
export type SkillDemand = Static<typeof SkillDemand>

/** What one more skill would open: jobs that pass the threshold with it and not without. */
export const Unlock = Type.Object({
  skill: Type.String(),
  name: Type.String(),
  /** Ids of the jobs it opens. */
  opens: Type.Array(Type.String()),
  /** Of the must-haves of these jobs: covered without and with it, for the reasoning. */
  reasoning: Type.String(),
})
export type Unlock = Static<typeof Unlock>

export const Family = Type.Object({
  id: Type.String(),
  /** Named by its own words. */
  name: Type.String(),
  words: Type.Array(Type.String()),
  jobs: Type.Array(Type.String()),
})
export type Family = Static<typeof Family>

export const MapPoint = Type.Object({
  jobId: Type.String(),
  title: Type.String(),
  company: Type.String(),
  family: Type.String(),
  /** 0 to 1 each. */
  x: Type.Number(),
  y: Type.Number(),
})
export type MapPoint = Static<typeof MapPoint>

/** What one job pays, as its posting says it. At least one bound is known. */
export const JobPay = Type.Object({
  jobId: Type.String(),
  /** Minor units. */
  low: nullable(Type.Integer()),
  high: nullable(Type.Integer()),
  currency: Type.String(),
  period: SalaryPeriod,
})
export type JobPay = Static<typeof JobPay>

export const PlaceCount = Type.Object({ name: Type.String(), jobs: Type.Integer() })
export type PlaceCount = Static<typeof PlaceCount>

/** Null is what no posting says. */
export const RemoteCount = Type.Object({ kind: nullable(RemoteKind), jobs: Type.Integer() })
export type RemoteCount = Static<typeof RemoteCount>

export const Insights = Type.Object({
  status: Type.Enum(['none', 'computing', 'ready']),
  computedAt: nullable(Type.String()),
  /** Jobs it was computed over, and the résumé that supports skills. */
  jobs: Type.Integer(),
  resumeId: nullable(Type.String()),
  /** Share of a job's must-haves that a résumé must support to pass, 0 to 1. */
  threshold: Type.Number(),
  /** Jobs that pass today. */
  passing: Type.Integer(),
  demand: Type.Array(SkillDemand),
  unlocks: Type.Array(Unlock),
  families: Type.Array(Family),
  /** A point for each job. */
  map: Type.Array(MapPoint),
  /** Jobs that say amount, currency and period. */
  pays: Type.Array(JobPay),
  /** Where the work is, most jobs first; a job in two places counts in both. */
  places: Type.Array(PlaceCount),
  remote: Type.Array(RemoteCount),
  /** How many applications reached each stage. */
  funnel: Type.Array(Type.Object({ stage: Type.Enum([...STAGES]), count: Type.Integer() })),
  /** Days from applying to the first answer. */
  daysToAnswer: Type.Array(Type.Integer()),
  /** Applications and changes by local day. */
  activity: Type.Array(Type.Object({ day: Type.String(), count: Type.Integer() })),
  report: InsightsReport,
})
export type Insights = Static<typeof Insights>

export const STAGES_WITHOUT_COUNT = STAGES.map((stage) => ({ stage, count: 0 }))

/** Share of must-haves that is enough unless the person says otherwise. */
export const THRESHOLD = 0.7

/** What a person may choose; what is left out stays as it was. */
export const InsightsRequest = Type.Object(
  {
    /** Null for the résumé that was changed last. */
    resumeId: Type.Optional(nullable(Id)),
    threshold: Type.Optional(Type.Number({ minimum: 0.1, maximum: 1 })),
    /** IANA name, for the days of activity. */
    timeZone: Type.Optional(Type.String({ maxLength: 60, pattern: '^[A-Za-z_+\\-/0-9]+$' })),
  },
  { additionalProperties: false },
)
export type InsightsRequest = Static<typeof InsightsRequest>
