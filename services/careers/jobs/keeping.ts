// Writes down what a function has read, with a snapshot of the posting.
import type { Bucket } from '@google-cloud/storage'
import { isMissing } from '../../platform/storage-errors.ts'
import type { JobSubmitted } from '../events.ts'
import { recordPrefix } from '../paths.ts'
import type { Refusal } from '../postings/reading.ts'
import type { Read } from './kept-posting.ts'
import type { Merging } from './merging.ts'
import type { JobReading } from './reading.ts'
import type { JobRecord, StoredPart } from './record.ts'

export interface KeepingDeps {
  jobs: Pick<JobReading, 'finish' | 'refuse' | 'cleared' | 'hasRoom' | 'isDiscarded'>
  merging: Merging
  documents: Bucket
  now: () => number
}

export type Keeping = ReturnType<typeof createKeeping>

export function createKeeping({ jobs, merging, documents, now }: KeepingDeps) {
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
    async keep(event: JobSubmitted, job: JobRecord, read: Read): Promise<void> {
      // It brings the skills' names and more that a start and a refusal do without.
      const { keptPosting } = await import('./kept-posting.ts')
      const { snapshot: html, ...kept } = keptPosting(read, job, now())
      const snapshot: StoredPart = {
        // The name is that of this reading, so that its event may come again and an earlier one disturbs nothing.
        name: `snapshot-${event.reading}.html`,
        contentType: 'text/html; charset=utf-8',
        size: html.length,
      }
      const hasRoom = await jobs.hasRoom(job.ownerId, html.length)
      const { contentType } = snapshot
      if (hasRoom) await file(job, snapshot.name).save(html, { resumable: false, contentType })
      const finished = await jobs.finish(event, { ...kept, snapshot: hasRoom ? snapshot : null })
      if (finished) {
        await clear(finished)
        await merging.unite(finished.id)
      }
      // An event that comes again has written the same snapshot that the job has already.
      else if (await jobs.isDiscarded(job.id)) await file(job, snapshot.name).delete({ ignoreNotFound: true })
    },

    /** An event that comes again may find that its job was read, and not yet compared with the others. */
    async unite({ jobId }: JobSubmitted): Promise<void> {
      await merging.unite(jobId)
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
