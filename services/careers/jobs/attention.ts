import { recordAttention, recordOf } from '../../platform/attention.ts'
import type { ShelfHooks } from '../../platform/shelf-hooks.ts'
import { careersDiscarded, jobPageNeeded, jobSubmitted } from '../events.ts'
import type { JobFacts, JobRecord } from './record.ts'
import type { JobStore } from './store.ts'

export const createAttention = ({ store }: { store: Pick<JobStore, 'change'> }): ShelfHooks =>
  recordAttention<JobFacts, JobRecord>({
    topics: [
      recordOf(jobSubmitted, ({ jobId }) => jobId),
      recordOf(jobPageNeeded, ({ jobId }) => jobId),
      recordOf(careersDiscarded, ({ subject, id }) => (subject === 'jobs' ? id : null)),
    ],
    change: store.change,
    isDone: ({ state, status }) => state === 'live' && status !== 'reading',
  })
