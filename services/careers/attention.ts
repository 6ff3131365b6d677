import type { Firestore } from '@google-cloud/firestore'
import { joinHooks, type ShelfHooks } from '../platform/shelf-hooks.ts'
import { createAttention as cvAttention } from './cvs/attention.ts'
import { createCvStore } from './cvs/store.ts'
import { createInsightsStore } from './insights/store.ts'
import { createAttention as insightsAttention } from './insights/upkeep.ts'
import { createAttention as jobAttention } from './jobs/attention.ts'
import { createJobStore } from './jobs/store.ts'
import { createReportStore } from './reports/store.ts'
import { createAttention as reportAttention } from './reports/upkeep.ts'
import { createAttention as resumeAttention } from './resumes/attention.ts'
import { createResumeStore } from './resumes/store.ts'

/** One line for each subject whose records wait for events. */
export const createAttention = ({
  firestore,
  now,
}: {
  firestore: Firestore
  now: () => number
}): ShelfHooks =>
  joinHooks([
    jobAttention({ store: createJobStore(firestore, now) }),
    cvAttention({ store: createCvStore(firestore, now) }),
    insightsAttention({ store: createInsightsStore(firestore, now) }),
    reportAttention({ store: createReportStore(firestore, now) }),
    resumeAttention({ store: createResumeStore(firestore, now) }),
  ])
