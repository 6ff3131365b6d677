import { AppError } from '../../platform/errors.ts'
import type { Grants } from '../../platform/grants.ts'
import { DEFAULT_QUOTA_BYTES, megabytes } from '../../platform/meter.ts'
import type { Publish } from '../../platform/publish.ts'
import type { UploadRequest } from '../../platform/schemas.ts'
import { isoTime } from '../../platform/times.ts'
import { resumeUploaded } from '../events.ts'
import { resumeDocumentPath } from '../paths.ts'
import { uploadedResume } from './new-resume.ts'
import type { ResumeRecord } from './record.ts'
import { MAX_RESUME_BYTES, RESUME_TYPES, type ResumeUploadAnswer } from './schemas.ts'
import type { ResumeStore } from './store.ts'
import { toTile } from './views.ts'

export interface UploadsDeps {
  store: Pick<ResumeStore, 'reserve' | 'change'>
  grants: Pick<Grants, 'upload'>
  /** The bucket's name, for a document that is imported again. */
  documents: { name: string }
  publish: Publish
  now: () => number
  newId: () => string
  /** Bytes that one person may store. */
  quotaBytes?: number
}

/** Uploads are granted before a byte is sent, and sent by the browser straight to storage. */
export function createUploads(deps: UploadsDeps) {
  const { store, grants, documents, publish, now, newId, quotaBytes = DEFAULT_QUOTA_BYTES } = deps

  const grantFor = ({ id, ownerId, contentType, size }: ResumeRecord) =>
    grants.upload({
      path: resumeDocumentPath({ ownerId, id }),
      contentType: contentType ?? '',
      size: size ?? 0,
    })

  /** A newer version of the program may read what an older one refused. */
  async function importAgain(known: ResumeRecord): Promise<ResumeRecord> {
    const resume = await store.change(known.id, (found) =>
      found?.state === 'live' && found.status === 'rejected' && found.generation
        ? { ...found, status: 'importing', reason: null }
        : null,
    )
    if (resume?.status !== 'importing' || !resume.generation) return known
    const { id, ownerId, generation, size } = resume
    const name = resumeDocumentPath({ ownerId, id })
    await publish(resumeUploaded, { bucket: documents.name, name, generation, size: String(size ?? 0) })
    return resume
  }

  return {
    /**
     * The same document again is the résumé that is there already. Throws AppError `invalid`, `too-large`, `unsupported`
     * or `quota`.
     */
    async upload(ownerId: string, request: UploadRequest): Promise<ResumeUploadAnswer> {
      const contentType = checkUpload(request)
      const at = isoTime(now())
      const facts = uploadedResume({ id: newId(), ownerId, at }, request, contentType)
      const resume = await store.reserve(facts, quotaBytes)
      if (resume.status === 'rejected') return { resume: toTile(await importAgain(resume)), grant: null }
      if (resume.status !== 'uploading') return { resume: toTile(resume), grant: null }
      if (resume.id !== facts.id)
        await store.change(resume.id, (found) =>
          found?.state === 'live' && found.status === 'uploading' ? { ...found, grantedAt: at } : null,
        )
      return { resume: toTile(resume), grant: await grantFor(resume) }
    },
  }
}

/** A map rather than an object, because a file may be called `cv.constructor`. */
const BY_ENDING = new Map<string, string>([
  ['pdf', 'application/pdf'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['md', 'text/markdown'],
  ['markdown', 'text/markdown'],
  ['json', 'application/json'],
])
/** Types that systems send when they do not recognise a file. */
const VAGUE = new Set(['application/octet-stream', 'binary/octet-stream', 'text/plain', 'text/x-markdown'])

function checkUpload({ name, contentType, size }: UploadRequest): string {
  if (size === 0) throw refuse('invalid', 'size', 'The file is empty: it has 0 bytes')
  if (size > MAX_RESUME_BYTES)
    throw refuse(
      'too-large',
      'size',
      `The file is too large: a résumé may have ${megabytes(MAX_RESUME_BYTES)}`,
    )
  const declared = contentType.toLowerCase().split(';')[0]?.trim() ?? ''
  if (Object.hasOwn(RESUME_TYPES, declared)) return declared
  const guessed = VAGUE.has(declared) ? BY_ENDING.get(name.toLowerCase().split('.').at(-1) ?? '') : undefined
  if (guessed) return guessed
  throw refuse('unsupported', 'contentType', 'Résumés can be PDF, Word (.docx), Markdown or JSON Resume')
}

const refuse = (code: 'invalid' | 'too-large' | 'unsupported', field: string, message: string) =>
  new AppError(code, message, { errors: [{ field, message }] })
