// What open windows are told about this room. The web imports this file.
import Type from 'typebox'
import type { ChangesOf } from '../platform/live.ts'
import { Application } from './applications/schemas.ts'
import { CvTile } from './cvs/schemas.ts'
import { Insights } from './insights/schemas.ts'
import { JobTile } from './jobs/schemas.ts'
import { InsightsReport } from './reports/schemas.ts'
import { ResumeTile } from './resumes/schemas.ts'

const Removed = Type.Object({ id: Type.String() })

export const CareerChanges = {
  job: JobTile,
  'job-removed': Removed,
  resume: ResumeTile,
  'resume-removed': Removed,
  cv: CvTile,
  'cv-removed': Removed,
  application: Application,
  'application-removed': Removed,
  /** Whether they are being computed, and when they were last; windows that show them fetch them again. */
  insights: Type.Object({
    status: Insights.properties.status,
    computedAt: Insights.properties.computedAt,
  }),
  'insights-report': InsightsReport,
}
export type CareerChanges = ChangesOf<typeof CareerChanges>
