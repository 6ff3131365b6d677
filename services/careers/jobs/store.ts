// The only file that knows how jobs are stored in the database.
import type { Firestore } from '@google-cloud/firestore'
import { createMeter } from '../../platform/meter.ts'
import { countBytes } from '../../platform/record-bytes.ts'
import { createRecords, type RecordListener, type RecordRange } from '../../platform/records.ts'
import { complete } from './complete.ts'
import { type JobFacts, type JobRecord, jobDocuments, type ListedJob, listedDocuments } from './record.ts'

export interface JobRange extends Pick<RecordRange, 'ownerId' | 'after' | 'limit'> {
  facet: string
}

export type JobStore = ReturnType<typeof createJobStore>

/** Bytes that are kept for the job. */
const heldBy = ({ submitted, snapshot }: JobRecord) => (submitted?.size ?? 0) + (snapshot?.size ?? 0)

export function createJobStore(firestore: Firestore, now: () => number) {
  const meter = createMeter(firestore)
  const countHeld = countBytes<JobRecord>('careers', { meter, heldBy })
  const records = createRecords<JobFacts, JobRecord>({
    firestore,
    collection: 'jobs',
    documents: jobDocuments,
    complete,
    along:
      async ({ transaction, changes }) =>
      () =>
        countHeld(transaction, changes),
    now,
  })

  return {
    ...records,

    usage: meter.usage,

    /** Changes a job by a person's request. `more` is what it stores in addition. Throws AppError `quota`. */
    async save(
      id: string,
      { ownerId, everybodys }: { ownerId: string; everybodys: number },
      change: (job: JobRecord | null) => JobFacts | null,
    ): Promise<JobRecord> {
      return records.transact(async ({ transaction, read, write }) => {
        const [before, reserve] = await Promise.all([
          read(id),
          meter.reserve(transaction, ownerId, everybodys),
        ])
        const facts = change(before)
        if (!facts) return before as JobRecord
        reserve(heldBy(facts as JobRecord) - (before ? heldBy(before) : 0))
        return write(facts, before)
      })
    },

    /** Newest first. */
    list: ({ facet, ...range }: JobRange): Promise<ListedJob[]> =>
      records.list(
        {
          ...range,
          sortKey: 'addedAt',
          order: 'desc',
          narrow: (query) => query.where('facets', 'array-contains', facet),
        },
        listedDocuments,
      ),

    /** Listeners are told that jobs being deleted are gone. */
    watch: (ownerId: string, since: string, listener: RecordListener<JobRecord>): (() => void) =>
      records.watch(ownerId, since, {
        ...listener,
        changed: (job) =>
          job.state === 'live' ? listener.changed(job) : listener.removed(job.id, job.updatedAt),
      }),
  }
}
