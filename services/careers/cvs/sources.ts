// The job and the résumé that a CV is made from.
import { AppError } from '../../platform/errors.ts'
import { ownRecord } from '../../platform/ownership.ts'
import type { JobRecord } from '../jobs/record.ts'
import type { ResumeContent, ResumeStatus } from '../resumes/schemas.ts'

/** A résumé as its store gives it; what it says is in its versions. */
export interface SourceResume {
  id: string
  ownerId: string
  state: 'live' | 'deleting'
  status: ResumeStatus
  title: string
  version: number
  language: string | null
}

export interface SourcesDeps {
  jobs: { get(id: string): Promise<JobRecord | null> }
  resumes: {
    get(id: string): Promise<SourceResume | null>
    content(id: string, version: number): Promise<ResumeContent | null>
  }
}

export type CvSources = ReturnType<typeof createSources>

/** All throw AppError `not-found` for what is another person's, and `conflict` for what was not read yet. */
export function createSources({ jobs, resumes }: SourcesDeps) {
  return {
    async job(ownerId: string, id: string): Promise<JobRecord> {
      const job = ownRecord(await jobs.get(id), ownerId, `job ${id}`)
      if (job.status === 'ready') return job
      throw new AppError('conflict', 'The posting of this job has not been read yet', {
        reason: 'job-not-read',
      })
    },

    async resume(ownerId: string, id: string): Promise<SourceResume> {
      const resume = ownRecord(await resumes.get(id), ownerId, `résumé ${id}`)
      if (resume.status === 'ready') return resume
      throw new AppError('conflict', 'This résumé has not been read yet', { reason: 'resume-not-read' })
    },

    /** What the résumé says now; it may have been edited since a CV was asked for. */
    async content(ownerId: string, id: string): Promise<{ content: ResumeContent; version: number }> {
      const { version } = await this.resume(ownerId, id)
      const content = await resumes.content(id, version)
      // It was edited between the two reads, and its old version is gone.
      if (!content) throw new AppError('temporary', 'This résumé is being edited')
      return { content, version }
    },
  }
}
