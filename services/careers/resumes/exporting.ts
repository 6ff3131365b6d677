import { Readable } from 'node:stream'
import type { Bucket } from '@google-cloud/storage'
import { safeName } from '../../platform/archive-paths.ts'
import type { ExportedFile, Exporting } from '../../platform/exporting.ts'
import { exportRecords } from '../../platform/record-export.ts'
import { resumeDocumentPath } from '../paths.ts'
import { toJsonResume } from './export-json.ts'
import type { ResumeRecord } from './record.ts'
import type { ResumeStore } from './store.ts'
import { toTile } from './views.ts'

export interface ExportingDeps {
  store: Pick<ResumeStore, 'each' | 'content'>
  documents: Bucket
}

/** Exports all résumés: what each says now as JSON Resume, and its document as it was uploaded. */
export function createExporting({ store, documents }: ExportingDeps): Exporting {
  const facts = (resume: ResumeRecord) => ({ modifiedAt: new Date(resume.updatedAt), shrinks: true })

  const contentFile = (resume: ResumeRecord): ExportedFile => ({
    ...facts(resume),
    path: `careers/resumes/${safeName(`${resume.title}.json`)}`,
    async content() {
      const content = await store.content(resume.id, resume.version)
      return Readable.from(Buffer.from(content ? toJsonResume(content) : '{}\n'), { objectMode: false })
    },
  })

  const documentFile = (resume: ResumeRecord, fileName: string): ExportedFile => ({
    ...facts(resume),
    path: `careers/resumes/${safeName(fileName)}`,
    content: async () =>
      documents.file(resumeDocumentPath(resume)).createReadStream({ decompress: false, validation: false }),
  })

  return exportRecords<ResumeRecord>({
    each: store.each,
    folder: 'careers/resumes',
    isLeftOut: ({ state }) => state !== 'live',
    describe: (resume, files) => ({ files, ...toTile(resume) }),
    files: (resume) => [
      ...(resume.version > 0 ? [contentFile(resume)] : []),
      ...(resume.fileName && resume.generation ? [documentFile(resume, resume.fileName)] : []),
    ],
  })
}
