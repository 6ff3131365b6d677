// What is kept of a posting that a function has read: its fields, completed from its text, and a page to look at.
import { isoTime } from '../../platform/times.ts'
import { completeReading } from '../postings/complete-reading.ts'
import { allFields, type Reading } from '../postings/reading.ts'
import { findSkills } from '../skills/find-skills.ts'
import { snapshotOf } from './snapshot.ts'

export interface Read {
  reading: Reading
  /** The page that was read; null where it was an API's answer or a text. */
  page: string | null
}

/** `url` is the job's address; `now` in milliseconds since the epoch. */
export function keptPosting({ reading, page }: Read, { url, now }: { url: string | null; now: number }) {
  const { rung, fields: read, provenance } = completeReading(reading, { findSkills, now: new Date(now) })
  const fields = allFields({ rung, fields: read, provenance })
  const { title, company, descriptionHtml } = fields
  const snapshot = snapshotOf({ page, title, company, descriptionHtml, url, readAt: isoTime(now) })
  return { rung, fields, provenance, snapshot: Buffer.from(snapshot) }
}
