import type { Bucket } from '@google-cloud/storage'
import type { CareersDiscarded } from '../../services/careers/events.ts'
import { parseResumeDocumentPath } from '../../services/careers/paths.ts'
import type { Importing } from '../../services/careers/resumes/importing.ts'
import { MAX_RESUME_BYTES } from '../../services/careers/resumes/schemas.ts'
import { readAnnounced } from '../../services/platform/announced-bytes.ts'
import { UnreadableDocument } from '../../services/platform/unreadable.ts'
import type { UploadedObject } from '../../services/platform/uploaded-object.ts'
import type { ReadDocument } from './read-document.ts'
import type { Question } from './reader.ts'

export interface HandlerDeps {
  resumes: Pick<Importing, 'task' | 'finish' | 'reject'>
  documents: Bucket
  /** Throws UnreadableDocument. */
  read: (question: Question) => Promise<ReadDocument>
  /** Requests the removal of everything of a résumé. */
  discard: (resume: CareersDiscarded) => Promise<unknown>
}

/** Reads the document of a résumé. A document that cannot be read is rejected with its reason, and stays. */
export function createHandler({ resumes, documents, read, discard }: HandlerDeps) {
  return async (upload: UploadedObject): Promise<void> => {
    const resume = parseResumeDocumentPath(upload.name)
    if (!resume) return
    const version = { id: resume.id, generation: upload.generation }
    const task = await resumes.task(version)
    if (task.kind === 'done') return
    if (task.kind === 'unwanted') {
      await discard({ ...resume, subject: 'resumes' })
      return
    }
    try {
      const bytes = await readAnnounced(documents, upload, { ...task, limit: MAX_RESUME_BYTES })
      await resumes.finish(version, await read({ bytes, contentType: task.contentType }))
    } catch (error) {
      if (!(error instanceof UnreadableDocument)) throw error
      await resumes.reject(version, error.message)
    }
  }
}
