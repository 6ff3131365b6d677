// Writes down what a function has read, with a snapshot of the posting.
import type { Bucket } from '@google-cloud/storage'
import { isMissing } from '../../platform/storage-errors.ts'
import { isoTime } from '../../platform/times.ts'
import type { JobSubmitted } from '../events.ts'
import { recordPrefix } from '../paths.ts'
import { completeReading } from '../postings/complete-reading.ts'
import { allFields, type Reading, type Refusal } from '../postings/reading.ts'
import { findSkills } from '../skills/find-skills.ts'
import type { JobReading } from './reading.ts'
import type { JobRecord, StoredPart } from './record.ts'
import { snapshotOf } from './snapshot.ts'

export interface KeepingDeps {
  jobs: Pick<JobReading, 'finish' | 'refuse' | 'cleared' | 'hasRoom' | 'isDiscarded'>
  documents: Bucket
  now: () => number
}

export interface Read {
  reading: Reading
  /** The page that was read; null where it was an API's answer or a text. */
  page: string | null
}

export type Keeping = ReturnType<typeof createKeeping>

export function createKeeping({ jobs, documents, now }: KeepingDeps) {
  const file = (job: JobRecord, name: string) => documents.file(recordPrefix('jobs', job) + name)

  async function clear({ id, ...job }: JobRecord): Promise<void> {
    const { leftovers } = job
    if (leftovers.length === 0) return
    await Promise.all(leftovers.map((name) => file({ id, ...job }, name).delete({ ignoreNotFound: true })))
    await jobs.cleared(id, leftovers)
  }

  return {
    /** What the person sent; null when it is not stored. */
    async submitted(job: JobRecord): Promise<string | null> {
      if (!job.submitted) return null
      try {
        const [bytes] = await file(job, job.submitted.name).download()
        return bytes.toString('utf8')
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },

    /** Without room for a snapshot the job is kept without one. */
    async keep(event: JobSubmitted, job: JobRecord, { reading, page }: Read): Promise<void> {
      const {
        rung,
        fields: read,
        provenance,
      } = completeReading(reading, {
        findSkills,
        now: new Date(now()),
      })
      const fields = allFields({ rung, fields: read, provenance })
      const { title, company, descriptionHtml } = fields
      const source = { page, title, company, descriptionHtml, url: job.url, readAt: isoTime(now()) }
      const html = Buffer.from(snapshotOf(source))
      const snapshot: StoredPart = {
        // The name is that of this reading, so that its event may come again and an earlier one disturbs nothing.
        name: `snapshot-${event.reading}.html`,
        contentType: 'text/html; charset=utf-8',
        size: html.length,
      }
      const hasRoom = await jobs.hasRoom(job.ownerId, html.length)
      const { contentType } = snapshot
      if (hasRoom) await file(job, snapshot.name).save(html, { resumable: false, contentType })
      const kept = await jobs.finish(event, {
        ...{ rung, fields, provenance },
        snapshot: hasRoom ? snapshot : null,
      })
      if (kept) await clear(kept)
      // An event that comes again has written the same snapshot that the job has already.
      else if (await jobs.isDiscarded(job.id)) await file(job, snapshot.name).delete({ ignoreNotFound: true })
    },

    async refuse(event: JobSubmitted, { refused, reason }: Refusal): Promise<void> {
      await jobs.refuse(event, {
        status: refused === 'not-found' ? 'failed' : 'needs-text',
        reason,
        ...((refused === 'not-found' || refused === 'closed') && { isClosed: true }),
      })
    },
  }
}
