// Jobs: submitted by their address, their page or their text, read by functions, corrected by the person.
import { findRecords } from '../../platform/finding.ts'
import type { LiveSource } from '../../platform/live.ts'
import { liveRecords } from '../../platform/record-live.ts'
import type { CareerChanges } from '../schemas.ts'
import { type BrowsingDeps, createBrowsing } from './browsing.ts'
import { createEditing, type EditingDeps } from './editing.ts'
import { foundJob } from './found.ts'
import type { JobRecord } from './record.ts'
import type { JobStore } from './store.ts'
import { createSubmitting, type SubmittingDeps } from './submitting.ts'
import { toTile } from './views.ts'

export interface JobsDeps extends BrowsingDeps, EditingDeps, SubmittingDeps {
  store: JobStore
}

export type Jobs = ReturnType<typeof createJobs>

/** Everything that the API needs; what functions need is in `reading.ts` and `sweeping.ts`. */
export const createJobs = (deps: JobsDeps) => ({
  ...createSubmitting(deps),
  ...createBrowsing(deps),
  ...createEditing(deps),
  finding: findRecords({ list: deps.store.list, show: foundJob }),
  live: liveRecords<JobRecord, CareerChanges>({
    watch: deps.store.watch,
    changed: (job) => ({ type: 'job', data: toTile(job) }),
    removed: (id) => ({ type: 'job-removed', data: { id } }),
  }) satisfies LiveSource<CareerChanges>,
})
