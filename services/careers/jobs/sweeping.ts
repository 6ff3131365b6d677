import type { Publish } from '../../platform/publish.ts'
import { recordSweeping } from '../../platform/record-sweeping.ts'
import type { UnreadRecord } from '../../platform/records.ts'
import type { Sweeping } from '../../platform/sweeping.ts'
import { isTrashOver } from '../../platform/trash.ts'
import { careersDiscarded, jobPageNeeded, jobSubmitted } from '../events.ts'
import { stageOf } from './complete.ts'
import type { JobFacts, JobRecord } from './record.ts'
import type { JobStore } from './store.ts'

export interface SweepingDeps {
  store: Pick<JobStore, 'due' | 'change'>
  publish: Publish
  now: () => number
}

/** Handles jobs that are stalled or over: their events are published again, or they expire, or close. */
export function createSweeping({ store, publish, now }: SweepingDeps): Sweeping<UnreadRecord<JobRecord>> {
  const discard = ({ ownerId, id }: JobRecord) => publish(careersDiscarded, { ownerId, subject: 'jobs', id })
  const { publishedAgain, remove, sweeping } = recordSweeping<JobFacts, JobRecord>({
    store,
    stageOf,
    discard,
    now,
  })
  const isExpired = (job: JobRecord) => isTrashOver(job, now())

  return sweeping(async (job) => {
    const stage = stageOf(job)
    if (stage !== 'deleting' && isExpired(job)) return (await remove(job, isExpired)) ? 'expired' : null
    if (stage === 'resting') {
      // Its last day is over: whatever follows from the time is derived anew.
      await store.change(job.id, (found) => found)
      return 'closed'
    }
    const version = { ownerId: job.ownerId, jobId: job.id, reading: job.reading }
    if (stage === 'deleting') await discard(job)
    else if (stage === 'reading') await publish(jobSubmitted, version)
    else await publish(jobPageNeeded, version)
    return publishedAgain(job)
  })
}
