// What is kept of a posting that a function has read: its fields, completed from its text, and a page to look at.
import { isoTime } from '../../platform/times.ts'
import { completeReading } from '../postings/complete-reading.ts'
import { allFields, type Reading } from '../postings/reading.ts'
import { findSkills } from '../skills/find-skills.ts'
import type { JobRecord } from './record.ts'
import { namesAfter } from './sameness.ts'
import { snapshotOf } from './snapshot.ts'

export interface Read {
  reading: Reading
  /** The page that was read; null where it was an API's answer or a text. */
  page: string | null
  /** Where redirects led. */
  url?: string
}

/** `now` in milliseconds since the epoch. */
export function keptPosting({ reading, page, url }: Read, job: JobRecord, now: number) {
  const { rung, fields: read, provenance } = completeReading(reading, { findSkills, now: new Date(now) })
  const fields = allFields({ rung, fields: read, provenance })
  const { title, company, descriptionHtml } = fields
  const snapshot = snapshotOf({ page, title, company, descriptionHtml, url: job.url, readAt: isoTime(now) })
  const knownAs = namesAfter(job, { url: url ?? job.url, page, rung, fields })
  return { rung, fields, provenance, knownAs, snapshot: Buffer.from(snapshot) }
}
