import type { JobTile } from '../../../../../services/careers/jobs/schemas.ts'
import { nameOf } from '../jobs/job-row.tsx'

export type JobLookup = ReadonlyMap<string, JobTile>

/** "Toolmaker, Example Works"; null for a job that is no longer there. */
export function jobName(jobs: JobLookup, id: string): string | null {
  const job = jobs.get(id)
  return job ? [nameOf(job), job.company].filter(Boolean).join(', ') : null
}
