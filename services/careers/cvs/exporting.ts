import type { Bucket } from '@google-cloud/storage'
import { safeName } from '../../platform/archive-paths.ts'
import type { ExportedFile, Exporting } from '../../platform/exporting.ts'
import { exportRecords } from '../../platform/record-export.ts'
import { recordPrefix } from '../paths.ts'
import type { CvRecord, StoredPaper } from './record.ts'
import type { CvStore } from './store.ts'
import { toCv } from './views.ts'

export interface ExportingDeps {
  store: Pick<CvStore, 'each'>
  papers: Bucket
}

/** Exports all CVs with their papers. */
export function createExporting({ store, papers }: ExportingDeps): Exporting {
  const fileOf = (cv: CvRecord, { name, kind }: StoredPaper): ExportedFile => ({
    path: `careers/cvs/${safeName(`${cv.company || cv.jobTitle || cv.id} ${kind}.${name.split('.').at(-1)}`)}`,
    modifiedAt: new Date(cv.addedAt),
    shrinks: false,
    content: async () => papers.file(recordPrefix('cvs', cv) + name).createReadStream(),
  })

  return exportRecords<CvRecord>({
    each: store.each,
    folder: 'careers/cvs',
    isLeftOut: ({ state }) => state !== 'live',
    describe: (cv, files) => ({ files, content: cv.content, ...toCv(cv) }),
    files: (cv) => cv.papers.map((paper) => fileOf(cv, paper)),
  })
}
