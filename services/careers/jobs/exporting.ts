import type { Bucket } from '@google-cloud/storage'
import { safeName } from '../../platform/archive-paths.ts'
import type { ExportedFile, Exporting } from '../../platform/exporting.ts'
import { exportRecords } from '../../platform/record-export.ts'
import { recordPrefix } from '../paths.ts'
import type { JobRecord } from './record.ts'
import type { JobStore } from './store.ts'
import { toJob } from './views.ts'

export interface ExportingDeps {
  store: Pick<JobStore, 'each'>
  documents: Bucket
}

/** Exports all jobs, each with the posting as it was when it was read. */
export function createExporting({ store, documents }: ExportingDeps): Exporting {
  const snapshotOf = (job: JobRecord, name: string): ExportedFile => ({
    path: `careers/jobs/${safeName(`${job.title ?? job.id}.html`)}`,
    modifiedAt: new Date(job.addedAt),
    shrinks: true,
    content: async () => documents.file(recordPrefix('jobs', job) + name).createReadStream(),
  })

  return exportRecords<JobRecord>({
    each: store.each,
    folder: 'careers/jobs',
    isLeftOut: ({ state }) => state !== 'live',
    describe: (job, [snapshot = null]) => ({ snapshot, ...toJob(job) }),
    files: (job) => (job.snapshot ? [snapshotOf(job, job.snapshot.name)] : []),
  })
}
