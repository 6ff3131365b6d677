import { startWaiting } from '../../platform/waiting.ts'
import type { JobRecord } from '../jobs/record.ts'
import type { CvFacts } from './record.ts'
import type { PaperLook } from './schemas.ts'
import type { SourceResume } from './sources.ts'

export interface NewCv {
  id: string
  look: PaperLook
  model: string | null
  job: Pick<JobRecord, 'id' | 'title' | 'company' | 'requirements' | 'skills'>
  resume: Pick<SourceResume, 'id' | 'ownerId' | 'title' | 'version'>
  time: string
}

/** A CV that was asked for and is not tailored yet. */
export const newCv = ({ id, look, model, job, resume, time }: NewCv): CvFacts => ({
  ...{ id, ownerId: resume.ownerId, state: 'live', status: 'requested', reason: null, engine: null },
  ...{ jobId: job.id, resumeId: resume.id, jobTitle: job.title ?? '', company: job.company ?? '' },
  ...{ resumeTitle: resume.title, resumeVersion: resume.version, look, model },
  ...{ content: null, coverage: null, changes: [], letter: [], papers: [], past: [] },
  demands: { requirements: job.requirements, skills: job.skills },
  ...{ engineNote: null, milliseconds: null, tokens: null, revision: 0, needsAttention: false },
  ...{ addedAt: time, trashedAt: null },
  ...startWaiting(time),
})
