import type { ObjectFinder } from '../../platform/object-finder.ts'
import type { Publish } from '../../platform/publish.ts'
import { isTrashOver } from '../../platform/trash.ts'
import { uploadSweeping } from '../../platform/upload-sweeping.ts'
import { careersDiscarded, resumeUploaded } from '../events.ts'
import { resumeDocumentPath } from '../paths.ts'
import { stageOf } from './complete.ts'
import type { ResumeFacts, ResumeRecord } from './record.ts'
import type { ResumeStore } from './store.ts'

export interface SweepingDeps {
  store: Pick<ResumeStore, 'due' | 'change'>
  documents: ObjectFinder
  publish: Publish
  now: () => number
}

/** Handles résumés that are stalled or over: their events are published again, or they expire or are given up. */
export const createSweeping = ({ store, documents, publish, now }: SweepingDeps) =>
  uploadSweeping<ResumeFacts, ResumeRecord>({
    store,
    stageOf,
    discard: ({ ownerId, id }) => publish(careersDiscarded, { ownerId, subject: 'resumes', id }),
    files: documents,
    pathOf: resumeDocumentPath,
    announce: (_, upload) => publish(resumeUploaded, upload),
    isExpired: (resume) => isTrashOver(resume, now()),
    now,
  })
