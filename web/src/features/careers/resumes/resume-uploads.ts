// Documents on their way to the store.
import {
  MAX_RESUME_BYTES,
  type RESUME_TYPES,
  type ResumeTile,
} from '../../../../../services/careers/resumes/schemas.ts'
import type { UploadGrant, UploadRequest } from '../../../../../services/platform/schemas.ts'
import { api } from '../../../api.ts'
import { formatBytes } from '../../../ui/format.ts'
import { createSmallUploads } from '../../../upload/small-uploads.ts'
import { resumes } from './resumes-data.ts'

interface UploadAnswer {
  resume: ResumeTile
  /** Null when the same document is there already. */
  grant: UploadGrant | null
}

const TYPES: Record<string, keyof typeof RESUME_TYPES> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown',
  markdown: 'text/markdown',
  json: 'application/json',
}

const uploads = createSmallUploads({
  types: TYPES,
  maxBytes: MAX_RESUME_BYTES,
  words: {
    kinds: 'Résumés can be PDF, Word (.docx), Markdown or JSON Resume.',
    limit: `A résumé can have ${formatBytes(MAX_RESUME_BYTES)}.`,
    known: 'This document is here already',
  },
  async announce(file) {
    const request: UploadRequest = file
    const { resume, grant } = await api.post<UploadAnswer>('/resumes/uploads', request)
    resumes.apply([resume])
    return grant
  },
})

export const ACCEPTED = uploads.accepted
export const useResumeUploads = uploads.useUploads
export const uploadResumes = (files: readonly File[]) => uploads.upload(files, {})
