import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { type Exporting, joinExports } from '../platform/exporting.ts'
import { createExporting as applicationExporting } from './applications/exporting.ts'
import { createApplicationStore } from './applications/store.ts'
import { createExporting as cvExporting } from './cvs/exporting.ts'
import { createCvStore } from './cvs/store.ts'
import { createInsightsStore } from './insights/store.ts'
import { createExporting as insightsExporting } from './insights/upkeep.ts'
import { createExporting as jobExporting } from './jobs/exporting.ts'
import { createJobStore } from './jobs/store.ts'
import { createReportStore } from './reports/store.ts'
import { createExporting as reportExporting } from './reports/upkeep.ts'
import { createExporting as resumeExporting } from './resumes/exporting.ts'
import { createResumeStore } from './resumes/store.ts'

export interface ExportingDeps {
  firestore: Firestore
  documents: Bucket
  papers: Bucket
  now: () => number
}

/** One line for each subject in which a person has something to take along. */
export const createExporting = ({ firestore, documents, papers, now }: ExportingDeps): Exporting =>
  joinExports([
    jobExporting({ store: createJobStore(firestore, now), documents }),
    cvExporting({ store: createCvStore(firestore, now), papers }),
    insightsExporting({ store: createInsightsStore(firestore, now) }),
    reportExporting({ store: createReportStore(firestore, now), papers }),
    applicationExporting({ store: createApplicationStore(firestore, now), papers, now }),
    resumeExporting({ store: createResumeStore(firestore, now), documents }),
  ])
