// Résumés: uploaded and read by a function, or made here; corrected in versions; saved in the formats of others.
import { findRecords } from '../../platform/finding.ts'
import type { LiveSource } from '../../platform/live.ts'
import { liveRecords } from '../../platform/record-live.ts'
import type { CareerChanges } from '../schemas.ts'
import { createBrowsing } from './browsing.ts'
import { createDownloads, type DownloadsDeps } from './downloads.ts'
import { createEditing, type EditingDeps } from './editing.ts'
import { foundResume } from './found.ts'
import type { ResumeRecord } from './record.ts'
import { createUploads, type UploadsDeps } from './uploads.ts'
import { toTile } from './views.ts'

export type ResumesDeps = EditingDeps & DownloadsDeps & Omit<UploadsDeps, 'store'>

export type Resumes = ReturnType<typeof createResumes>

/** Everything that the API needs; what functions need is in `importing.ts` and `sweeping.ts`. */
export const createResumes = (deps: ResumesDeps) => ({
  ...createUploads(deps),
  ...createBrowsing(deps),
  ...createEditing(deps),
  ...createDownloads(deps),
  finding: findRecords({ list: deps.store.list, show: foundResume }),
  live: liveRecords<ResumeRecord, CareerChanges>({
    watch: deps.store.watch,
    changed: (resume) => ({ type: 'resume', data: toTile(resume) }),
    removed: (id) => ({ type: 'resume-removed', data: { id } }),
  }) satisfies LiveSource<CareerChanges>,
})
