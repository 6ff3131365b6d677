import Type, { type Static } from 'typebox'
import { Id } from '../platform/schemas.ts'
import type { Topic } from '../platform/topic.ts'
import { UploadedObject } from '../platform/uploaded-object.ts'
import { RESUME_UPLOADS } from './paths.ts'

/** A job's posting has to be read. `reading` counts how often that was asked: only the latest one matters. */
export const JobSubmitted = Type.Object({ ownerId: Id, jobId: Id, reading: Type.Integer() })
export type JobSubmitted = Static<typeof JobSubmitted>
export const jobSubmitted = { name: 'job-submitted', payload: JobSubmitted } as const satisfies Topic

/** The posting can only be read where a browser shows its page. */
export const jobPageNeeded = { name: 'job-page-needed', payload: JobSubmitted } as const satisfies Topic

/** The document of a résumé has arrived. */
export const resumeUploaded = {
  name: 'resume-uploaded',
  payload: UploadedObject,
  announces: 'documents',
  announcedPrefix: RESUME_UPLOADS,
} as const satisfies Topic

/** A CV has to be tailored. `revision` is the CV's when that was asked. */
export const CvRequested = Type.Object({ ownerId: Id, cvId: Id, revision: Type.Integer() })
export type CvRequested = Static<typeof CvRequested>
export const cvRequested = { name: 'cv-requested', payload: CvRequested } as const satisfies Topic

/** A report of a person's insights is wanted. `revision` counts how often that was asked. */
export const ReportRequested = Type.Object({
  ownerId: Id,
  subject: Type.Literal('report'),
  revision: Type.Integer(),
})
export type ReportRequested = Static<typeof ReportRequested>

/**
 * The text of a CV is settled, so its papers have to be made; or that of a report, because the function that sets papers
 * hears one topic, and another one for a few reports would take processors from all others.
 */
export const CvReady = Type.Union([CvRequested, ReportRequested])
export type CvReady = Static<typeof CvReady>
export const cvReady = { name: 'cv-ready', payload: CvReady } as const satisfies Topic

/** What the market asks for has to be computed anew for this person. */
export const InsightsRequested = Type.Object({ ownerId: Id })
export type InsightsRequested = Static<typeof InsightsRequested>
export const insightsRequested = {
  name: 'insights-requested',
  payload: InsightsRequested,
} as const satisfies Topic

/** Everything that is stored for this record must be removed, because it was deleted for good. */
export const CareersDiscarded = Type.Object({
  ownerId: Id,
  subject: Type.Enum(['jobs', 'resumes', 'cvs', 'applications']),
  id: Id,
})
export type CareersDiscarded = Static<typeof CareersDiscarded>
export const careersDiscarded = {
  name: 'careers-discarded',
  payload: CareersDiscarded,
} as const satisfies Topic
