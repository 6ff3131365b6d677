import type { Firestore } from '@google-cloud/firestore'
import type { ObjectFinder } from '../platform/object-finder.ts'
import type { Publish } from '../platform/publish.ts'
import { joinSweepings, type Sweeping } from '../platform/sweeping.ts'
import { createApplicationStore } from './applications/store.ts'
import { createSweeping as applicationSweeping } from './applications/sweeping.ts'
import { createCvStore } from './cvs/store.ts'
import { createSweeping as cvSweeping } from './cvs/sweeping.ts'
import { createInsightsStore } from './insights/store.ts'
import { createSweeping as insightsSweeping } from './insights/upkeep.ts'
import { createJobStore } from './jobs/store.ts'
import { createSweeping as jobSweeping } from './jobs/sweeping.ts'
import { createReportStore } from './reports/store.ts'
import { createSweeping as reportSweeping } from './reports/upkeep.ts'
import { createResumeStore } from './resumes/store.ts'
import { createSweeping as resumeSweeping } from './resumes/sweeping.ts'

export interface SweepingDeps {
  firestore: Firestore
  documents: ObjectFinder
  publish: Publish
  now: () => number
}

/** One line for each subject in which work can get stuck. */
export const createSweeping = ({ firestore, documents, publish, now }: SweepingDeps): Sweeping =>
  joinSweepings({
    cvs: cvSweeping({ store: createCvStore(firestore, now), publish, now }),
    jobs: jobSweeping({ store: createJobStore(firestore, now), publish, now }),
    insights: insightsSweeping({ store: createInsightsStore(firestore, now), publish, now }),
    reports: reportSweeping({ store: createReportStore(firestore, now), publish, now }),
    applications: applicationSweeping({ store: createApplicationStore(firestore, now), publish, now }),
    resumes: resumeSweeping({ store: createResumeStore(firestore, now), documents, publish, now }),
  }) as Sweeping
