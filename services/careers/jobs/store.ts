// The only file that knows how jobs are stored in the database.
import type { Firestore } from '@google-cloud/firestore'
import { createMeter } from '../../platform/meter.ts'
import { alongBytes } from '../../platform/record-bytes.ts'
import { newestFirst, watchLive } from '../../platform/record-lists.ts'
import { createRecords } from '../../platform/records.ts'
import { complete, facetOfName } from './complete.ts'
import { type JobFacts, type JobRecord, jobDocuments, listedDocuments } from './record.ts'

export type JobStore = ReturnType<typeof createJobStore>

/** How many jobs with one title are compared. */
const MOST_ALIKE = 50

/** Bytes that are kept for the job. */
const heldBy = ({ submitted, snapshot }: JobRecord) => (submitted?.size ?? 0) + (snapshot?.size ?? 0)

export function createJobStore(firestore: Firestore, now: () => number) {
  const meter = createMeter(firestore)
  const records = createRecords<JobFacts, JobRecord>({
    firestore,
    collection: 'jobs',
    documents: jobDocuments,
    complete,
    along: alongBytes<JobRecord>('careers', { meter, heldBy }),
    now,
  })

  const list = newestFirst(records, listedDocuments)

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

    list,

    /** Ids of a person's jobs that have such a name. */
    async knownAs(ownerId: string, name: string): Promise<string[]> {
      const jobs = await list({ ownerId, facet: facetOfName(name), limit: MOST_ALIKE })
      return jobs.map(({ id }) => id)
    },

    watch: watchLive<JobRecord>(records),
  }
}
