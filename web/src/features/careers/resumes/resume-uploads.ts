// Documents on their way to the store. They are small, so an upload that fails is begun anew.
import { useSyncExternalStore } from 'react'
import {
  MAX_RESUME_BYTES,
  type RESUME_TYPES,
  type ResumeTile,
  type ResumeUploadRequest,
} from '../../../../../services/careers/resumes/schemas.ts'
import type { UploadGrant } from '../../../../../services/platform/schemas.ts'
import { ApiError, api } from '../../../api.ts'
import { formatBytes } from '../../../ui/format.ts'
import { toast } from '../../../ui/toast.tsx'
import { fingerprint, sendFile } from '../../../upload/send-file.ts'
import { resumes } from './resumes-data.ts'

export interface ResumeUpload {
  key: number
  name: string
  /** 0 to 1. */
  progress: number
}

interface UploadAnswer {
  resume: ResumeTile
  /** Null when the same document is there already. */
  grant: UploadGrant | null
}

let uploads: readonly ResumeUpload[] = []
let lastKey = 0
const listeners = new Set<() => void>()

function show(next: readonly ResumeUpload[]) {
  uploads = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useResumeUploads = () => useSyncExternalStore(subscribe, () => uploads)

const BY_ENDING: Record<string, keyof typeof RESUME_TYPES> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown',
  markdown: 'text/markdown',
  json: 'application/json',
}

export const ACCEPTED = Object.keys(BY_ENDING)
  .map((ending) => `.${ending}`)
  .join(',')

export function uploadResumes(files: readonly File[]): void {
  for (const file of files) void uploadOne(file)
}

async function uploadOne(file: File): Promise<void> {
  const contentType = BY_ENDING[file.name.split('.').at(-1)?.toLowerCase() ?? '']
  if (!contentType)
    return toast.error(`${file.name} cannot be read`, {
      description: 'Résumés can be PDF, Word (.docx), Markdown or JSON Resume.',
    })
  if (file.size > MAX_RESUME_BYTES)
    return toast.error(`${file.name} is too large`, {
      description: `A résumé can have ${formatBytes(MAX_RESUME_BYTES)}.`,
    })
  lastKey += 1
  const key = lastKey
  const progress = (share: number) =>
    show(uploads.map((upload) => (upload.key === key ? { ...upload, progress: share } : upload)))
  show([...uploads, { key, name: file.name, progress: 0 }])
  try {
    await send(file, contentType, progress)
  } catch (error) {
    if (error instanceof ApiError) toast.failed(`${file.name} was not uploaded`, error)
    else
      toast.error(`${file.name} was not uploaded`, {
        description: 'The connection to the store was lost. Try it again.',
      })
  } finally {
    show(uploads.filter((upload) => upload.key !== key))
  }
}

async function send(file: File, contentType: string, progress: (share: number) => void): Promise<void> {
  const bytes = await file.arrayBuffer()
  const request: ResumeUploadRequest = {
    name: file.name.slice(-255),
    contentType,
    size: file.size,
    sha256: await fingerprint(bytes),
  }
  const { resume, grant } = await api.post<UploadAnswer>('/resumes/uploads', request)
  resumes.apply([resume])
  if (!grant) return toast.message('This document is here already')
  await sendFile({ bytes, grant, onProgress: progress })
}
