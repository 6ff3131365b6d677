import type { Publish } from '../../platform/publish.ts'
import type { Changed } from '../../platform/records.ts'
import { forGood, fromTrash, toTrash } from '../../platform/trash.ts'
import { careersDiscarded, jobSubmitted } from '../events.ts'
import { ownJob } from './browsing.ts'
import { asHtml } from './description.ts'
import type { JobFacts, JobRecord } from './record.ts'
import type { Job, JobEdit, PostingFields, Provenance } from './schemas.ts'
import type { JobStore } from './store.ts'
import { toRead } from './submitting.ts'
import { toJob } from './views.ts'

export interface EditingDeps {
  store: Pick<JobStore, 'change' | 'changeMany'>
  publish: Publish
  now: () => number
}

const BY_PERSON: Provenance = { source: 'person', confidence: 1, raw: null }

/** Edits of a person's own jobs. One that is not theirs stops the whole edit. All throw AppError `not-found`. */
export function createEditing({ store, publish, now }: EditingDeps) {
  const changeOwn = (ownerId: string, ids: string[], change: (job: JobRecord) => Changed<JobFacts>) =>
    store.changeMany(ids, (found, id) => change(ownJob(found, ownerId, id)))

  return {
    /** What the person corrects stays when the posting is read again. */
    async edit(ownerId: string, id: string, { descriptionText, ...edit }: JobEdit): Promise<Job> {
      const described = descriptionText === undefined ? {} : describe(descriptionText)
      const fields: Partial<PostingFields> = { ...edit, ...described }
      const [edited = null] = await changeOwn(ownerId, [id], (job) => ({
        ...job,
        ...fields,
        provenance: {
          ...job.provenance,
          ...Object.fromEntries(Object.keys(fields).map((name) => [name, BY_PERSON])),
        },
      }))
      return toJob(ownJob(edited, ownerId, id))
    },

    async readAgain(ownerId: string, id: string): Promise<Job> {
      const [changed = null] = await changeOwn(ownerId, [id], (job) =>
        job.status === 'reading' && !job.needsAttention ? null : { ...job, ...toRead(job) },
      )
      const job = ownJob(changed, ownerId, id)
      await publish(jobSubmitted, { ownerId, jobId: id, reading: job.reading })
      return toJob(job)
    },

    async trash(ownerId: string, ids: string[]): Promise<void> {
      await changeOwn(ownerId, ids, toTrash(now))
    },

    async restore(ownerId: string, ids: string[]): Promise<void> {
      await changeOwn(ownerId, ids, fromTrash)
    },

    /** Deletes jobs for good. Throws AppError `conflict` for a job that is not in the trash. */
    async delete(ownerId: string, ids: string[]): Promise<void> {
      await changeOwn(ownerId, ids, (job) => forGood(job))
      await Promise.all(ids.map((id) => publish(careersDiscarded, { ownerId, subject: 'jobs', id })))
    },
  }
}

const describe = (descriptionText: string) => ({ descriptionText, descriptionHtml: asHtml(descriptionText) })
