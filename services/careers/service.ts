// The room of everything that a person does to find work. Each subject offers its parts; here they become the room's.
import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { joinFindings } from '../platform/finding.ts'
import type { Grants } from '../platform/grants.ts'
import type { LiveStream } from '../platform/live.ts'
import { DEFAULT_QUOTA_BYTES } from '../platform/meter.ts'
import type { Publish } from '../platform/publish.ts'
import { joinStreams } from '../platform/record-live.ts'
import { createKeeping } from './applications/keeping.ts'
import { createApplications } from './applications/service.ts'
import { createApplicationStore } from './applications/store.ts'
import { createOffering } from './cvs/offering.ts'
import { createCvs } from './cvs/service.ts'
import { createSources as createCvSources } from './cvs/sources.ts'
import { createCvStore } from './cvs/store.ts'
import { createExporting } from './exporting.ts'
import { createInsights } from './insights/service.ts'
import { createSources } from './insights/sources.ts'
import { createInsightsStore } from './insights/store.ts'
import { createJobs } from './jobs/service.ts'
import { createJobStore } from './jobs/store.ts'
import { createReports } from './reports/service.ts'
import { createReportStore } from './reports/store.ts'
import type { RenderPaper } from './resumes/downloads.ts'
import { createResumes } from './resumes/service.ts'
import { createResumeStore } from './resumes/store.ts'
import type { CareerChanges } from './schemas.ts'

export interface CareersDeps {
  firestore: Firestore
  documents: Bucket
  papers: Bucket
  /** For uploads into `documents`. */
  grants: Grants
  /** For downloads from `papers`. */
  paperGrants: Grants
  publish: Publish
  /** The display name of a model that can be chosen for a CV. Throws AppError `not-found`. */
  modelName: (name: string) => Promise<string>
  /** Milliseconds since the epoch. */
  now: () => number
  newId: () => string
  /** Bytes that one person may store. */
  quotaBytes?: number
  /** Makes a paper of a résumé; left out where none can be made. */
  renderPaper?: RenderPaper
}

export type Careers = ReturnType<typeof createCareers>

/** What the API needs; functions take the parts of single subjects. */
export function createCareers(deps: CareersDeps) {
  const { firestore, now } = deps
  const jobStore = createJobStore(firestore, now)
  const resumeStore = createResumeStore(firestore, now)
  const jobs = createJobs({ ...deps, store: jobStore })
  const cvStore = createCvStore(firestore, now)
  const cvs = createCvs({
    ...deps,
    store: cvStore,
    sources: createCvSources({ jobs: jobStore, resumes: resumeStore }),
  })
  const applicationStore = createApplicationStore(firestore, now)
  const applications = createApplications({
    ...deps,
    store: applicationStore,
    linked: { jobId: jobs.get, cvId: cvs.get },
    keeping: createKeeping({
      ...deps,
      cv: cvStore.get,
      store: applicationStore,
      quotaBytes: deps.quotaBytes ?? DEFAULT_QUOTA_BYTES,
    }),
  })
  const resumes = createResumes({ ...deps, store: resumeStore })

  const insightsStore = createInsightsStore(firestore, now)
  const reports = createReports({
    ...deps,
    store: createReportStore(firestore, now),
    insights: insightsStore,
  })
  const insights = createInsights({
    ...deps,
    store: insightsStore,
    reports,
    sources: createSources(firestore),
  })

  /** One line for each subject that tells windows about changes. */
  const streams: LiveStream<CareerChanges>[] = [
    jobs.live,
    cvs.live,
    insights.live,
    reports.live,
    applications.live,
    resumes.live,
  ]

  return {
    jobs,
    cvs,
    insights,
    reports,
    applications,
    resumes,
    /** For mails with a CV. */
    offering: createOffering({ store: cvStore }),
    live: joinStreams(streams),
    finding: joinFindings([jobs.finding, resumes.finding, cvs.finding, applications.finding]),
    exporting: createExporting(deps),
  }
}
