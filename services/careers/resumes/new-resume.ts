import type { UploadRequest } from '../../platform/schemas.ts'
import { startWaiting } from '../../platform/waiting.ts'
import type { ResumeFacts } from './record.ts'
import { NO_VERSIONS } from './versions.ts'

interface NewResume {
  id: string
  ownerId: string
  title: string
  at: string
}

/** A résumé without a document, before its first version. */
export const newResume = ({ id, ownerId, title, at }: NewResume): ResumeFacts => ({
  ...{ id, ownerId, title, state: 'live', status: 'ready', reason: null, name: '', label: '' },
  ...{ fileName: null, contentType: null, size: null, sha256: null, generation: null, language: null },
  ...NO_VERSIONS,
  ...{ needsAttention: false, addedAt: at, trashedAt: null, grantedAt: null },
  ...startWaiting(at),
})

/** A résumé as it is recorded before its document arrives. */
export const uploadedResume = (
  resume: Omit<NewResume, 'title'>,
  { name, size, sha256 }: UploadRequest,
  contentType: string,
): ResumeFacts => ({
  ...newResume({ ...resume, title: titleFromName(name) }),
  ...{ status: 'uploading', fileName: name, contentType, size, sha256, grantedAt: resume.at },
})

const titleFromName = (name: string) =>
  [...name.replace(/(?<=.)\.[^.]{1,8}$/, '')].slice(0, 200).join('') || name
