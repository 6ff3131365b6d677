// CVs: a résumé, tailored to a job by functions, reviewed by the person, and made into papers.
import { findRecords } from '../../platform/finding.ts'
import type { LiveSource } from '../../platform/live.ts'
import { liveRecords } from '../../platform/record-live.ts'
import type { CareerChanges } from '../schemas.ts'
import { type BrowsingDeps, createBrowsing } from './browsing.ts'
import { createEditing, type EditingDeps } from './editing.ts'
import { foundCv } from './found.ts'
import type { CvRecord } from './record.ts'
import { createRequesting, type RequestingDeps } from './requesting.ts'
import type { CvStore } from './store.ts'
import { toTile } from './views.ts'

export interface CvsDeps extends BrowsingDeps, EditingDeps, RequestingDeps {
  store: CvStore
}

export type Cvs = ReturnType<typeof createCvs>

/** Everything that the API needs; what functions need is in `generating.ts`, `rendering.ts` and `sweeping.ts`. */
export const createCvs = (deps: CvsDeps) => ({
  ...createRequesting(deps),
  ...createBrowsing(deps),
  ...createEditing(deps),
  finding: findRecords({ list: deps.store.list, show: foundCv }),
  live: liveRecords<CvRecord, CareerChanges>({
    watch: deps.store.watch,
    changed: (cv) => ({ type: 'cv', data: toTile(cv) }),
    removed: (id) => ({ type: 'cv-removed', data: { id } }),
  }) satisfies LiveSource<CareerChanges>,
})
