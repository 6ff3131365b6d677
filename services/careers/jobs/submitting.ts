import type { Bucket } from '@google-cloud/storage'
import { DEFAULT_QUOTA_BYTES } from '../../platform/meter.ts'
import type { Publish } from '../../platform/publish.ts'
import { isThereAlready } from '../../platform/storage-errors.ts'
import { isoTime } from '../../platform/times.ts'
import { startWaiting } from '../../platform/waiting.ts'
import { jobSubmitted } from '../events.ts'
import { recordPrefix } from '../paths.ts'
import { addressKey, jobIdOf, nameOf, readAddress, sha256, textKey } from './identity.ts'
import { NOTHING_READ } from './nothing-read.ts'
import type { JobFacts, JobRecord, StoredPart } from './record.ts'
import type { Job, JobSubmission } from './schemas.ts'
import type { JobStore } from './store.ts'
import { toJob } from './views.ts'

export interface SubmittingDeps {
  store: Pick<JobStore, 'save' | 'knownAs'>
  documents: Pick<Bucket, 'file'>
  publish: Publish
  now: () => number
  /** Bytes that one person may store. */
  quotaBytes?: number
}

interface Material {
  part: StoredPart
  content: string
}

/** Jobs are recorded at once and read by a function. */
export function createSubmitting({ store, documents, publish, now, quotaBytes }: SubmittingDeps) {
  const everybodys = quotaBytes ?? DEFAULT_QUOTA_BYTES

  function newJob({ id, ownerId, key }: Pick<JobFacts, 'id' | 'ownerId' | 'key'>): JobFacts {
    const time = isoTime(now())
    return {
      ...{
        id,
        ownerId,
        key,
        knownAs: [nameOf(key)],
        formerIds: [],
        url: null,
        submitted: null,
        state: 'live',
        status: 'reading',
        reading: 0,
      },
      ...{ awaitsPage: false, pageText: null, reason: null, rung: null },
      ...{ provenance: {}, snapshot: null, leftovers: [] },
      ...{ readAt: null, notBefore: null, needsAttention: false, addedAt: time, trashedAt: null },
      ...startWaiting(time),
      ...NOTHING_READ,
    }
  }

  async function keep({ part, content }: Material, { ownerId, id }: JobRecord): Promise<void> {
    const file = documents.file(recordPrefix('jobs', { ownerId, id }) + part.name)
    try {
      await file.save(content, {
        resumable: false,
        contentType: part.contentType,
        preconditionOpts: { ifGenerationMatch: 0 },
      })
    } catch (error) {
      // The name contains a hash of the content, so what is there is the same.
      if (!isThereAlready(error)) throw error
    }
  }

  return {
    /**
     * Returns the job that has this posting: a new one, or the one that the person has already. Whoever sends the page
     * or the text of a known posting has it read again. Throws AppError `invalid` or `quota`.
     */
    async submit(ownerId: string, submission: JobSubmission): Promise<Job> {
      const url = submission.url === undefined ? null : readAddress(submission.url)
      const material = materialOf(submission)
      const key = url === null ? textKey(material?.content ?? '') : addressKey(url)
      // The posting may be known under another address, of the job with which it was merged.
      const [known] = await store.knownAs(ownerId, nameOf(key))
      const id = known ?? jobIdOf(ownerId, key)
      let isAsked = false
      const job = await store.save(id, { ownerId, everybodys }, (before) => {
        const job = before?.state === 'live' ? before : newJob({ id, ownerId, key })
        // A text by which the posting is known adds nothing to what was read since then.
        const isRead = url === null && known !== undefined && job.readAt !== null
        const submitted = isRead ? job.submitted : (material?.part ?? job.submitted)
        const isSame = submitted?.name === job.submitted?.name
        isAsked = !isSame || job.reading === 0 || isUnread(job)
        if (!isAsked) return job.trashedAt === null ? null : { ...job, trashedAt: null }
        const leftovers = job.submitted && !isSame ? [...job.leftovers, job.submitted.name] : job.leftovers
        return {
          ...job,
          url: job.url ?? url,
          submitted,
          leftovers: leftovers.filter((name) => name !== submitted?.name),
          trashedAt: null,
          ...toRead(job),
        }
      })
      if (isAsked) {
        if (material) await keep(material, job)
        await publish(jobSubmitted, { ownerId, jobId: id, reading: job.reading })
      }
      return toJob(job)
    },
  }
}

const isUnread = ({ status }: JobFacts) => status === 'needs-text' || status === 'failed'

/** What changes when a job shall be read (again). */
export const toRead = ({ reading }: Pick<JobFacts, 'reading'>) =>
  ({ status: 'reading', reading: reading + 1, awaitsPage: false, pageText: null, reason: null }) as const

function materialOf(submission: JobSubmission): Material | null {
  const [content, kind, contentType] =
    'html' in submission
      ? [submission.html, 'html', 'text/html; charset=utf-8']
      : 'text' in submission
        ? [submission.text, 'txt', 'text/plain; charset=utf-8']
        : []
  if (content === undefined || !kind || !contentType) return null
  const name = `submitted-${sha256(content).slice(0, 16)}.${kind}`
  return { content, part: { name, contentType, size: Buffer.byteLength(content) } }
}
