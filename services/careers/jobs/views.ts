import { skillName } from '../skills/taxonomy.ts'
import { fieldNames } from './field-names.ts'
import type { JobRecord, ListedJob } from './record.ts'
import type { Job, JobTile, PostingFields } from './schemas.ts'

export function toTile(job: ListedJob): JobTile {
  const { id, status, reason, url, title, company, places, remote, salary, postedAt, validUntil } = job
  const { isOver: isClosed, needsAttention, addedAt, updatedAt, trashedAt } = job
  return {
    ...{ id, status, reason, url, title, company, places, remote, salary, postedAt, validUntil },
    ...{ isClosed, needsAttention, addedAt, updatedAt, trashedAt },
  }
}

export const toJob = (job: JobRecord): Job => ({
  ...fieldsOf(job),
  ...toTile(job),
  rung: job.rung,
  provenance: job.provenance,
  hasSnapshot: job.snapshot !== null,
  readAt: job.readAt,
  skillNames: job.skills.map(skillName),
})

export const fieldsOf = (job: JobRecord): PostingFields =>
  Object.fromEntries(fieldNames.map((name) => [name, job[name]])) as unknown as PostingFields
