// What functions report about a job's posting.
import { DEFAULT_QUOTA_BYTES, quotaOf } from '../../platform/meter.ts'
import { REMOVE } from '../../platform/records.ts'
import { isoTime } from '../../platform/times.ts'
import type { JobSubmitted } from '../events.ts'
import { fieldNames } from './field-names.ts'
import { NOTHING_READ } from './nothing-read.ts'
import type { JobFacts, JobRecord, StoredPart } from './record.ts'
import type { PostingFields, Provenance, Rung } from './schemas.ts'
import type { JobStore } from './store.ts'

export interface ReadPosting {
  rung: Rung
  /** Names under which the job is found; without them it keeps those that it has. */
  knownAs?: string[]
  fields: Partial<PostingFields>
  provenance: Record<string, Provenance>
  snapshot: StoredPart | null
}

/** Why a posting could not be read, in plain words. */
export interface Refused {
  /** `needs-text`: the person can paste it. `failed`: there is nothing to read. */
  status: 'needs-text' | 'failed'
  reason: string
  /** The posting is gone or takes no applications any more. */
  isClosed?: boolean
}

export type JobReading = ReturnType<typeof createReading>

export interface ReadingDeps {
  store: Pick<JobStore, 'get' | 'change' | 'usage'>
  now: () => number
  /** Bytes that one person may store. */
  quotaBytes?: number
}

/**
 * Each may report twice, late, or after the job is gone: the first report of the latest reading counts, and nothing
 * brings a deleted job back.
 */
export function createReading({ store, now, quotaBytes = DEFAULT_QUOTA_BYTES }: ReadingDeps) {
  const isWanted = (job: JobRecord | null, { reading }: JobSubmitted): job is JobRecord =>
    job?.state === 'live' && job.status === 'reading' && job.reading === reading

  const report = async (
    event: JobSubmitted,
    change: (job: JobRecord) => JobFacts,
  ): Promise<JobRecord | null> => {
    let isTaken = false
    const job = await store.change(event.jobId, (found) => {
      isTaken = isWanted(found, event)
      return isTaken && found ? change(found) : null
    })
    return isTaken ? job : null
  }

  return {
    /** The job to read; null when nobody waits for it. */
    async task(event: JobSubmitted): Promise<JobRecord | null> {
      const job = await store.get(event.jobId)
      return isWanted(job, event) ? job : null
    },

    /** Returns whether the job now waits for a browser. */
    async needPage(event: JobSubmitted): Promise<boolean> {
      return (await report(event, (job) => ({ ...job, awaitsPage: true }))) !== null
    },

    /** Returns whether the text that a browser saw now waits for a model. */
    async needModel(event: JobSubmitted, pageText: string): Promise<boolean> {
      return (await report(event, (job) => ({ ...job, awaitsPage: false, pageText }))) !== null
    },

    /** The site wants no request before this time, in milliseconds since the epoch. */
    async postpone(event: JobSubmitted, until: number): Promise<void> {
      await report(event, (job) => ({ ...job, notBefore: isoTime(until) }))
    },

    /** Whether the person may store so many bytes more. */
    async hasRoom(ownerId: string, bytes: number): Promise<boolean> {
      const { used, limit } = quotaOf(await store.usage(ownerId), quotaBytes)
      return used + bytes <= limit
    },

    /** Returns the job as it is then; null when the report came too late. What the person corrected stays. */
    async finish(event: JobSubmitted, read: ReadPosting): Promise<JobRecord | null> {
      // It sanitises HTML, which the other reports do without.
      const { bounded } = await import('./bounded.ts')
      return report(event, (job) => {
        const { fields, provenance } = bounded(read)
        const isOwn = (name: string) => job.provenance[name]?.source === 'person'
        const own = Object.fromEntries(fieldNames.filter(isOwn).map((name) => [name, job[name]]))
        const ownProvenance = Object.entries(job.provenance).filter(([name]) => isOwn(name))
        const replaced = job.snapshot && job.snapshot.name !== read.snapshot?.name ? [job.snapshot.name] : []
        return {
          ...job,
          ...NOTHING_READ,
          ...fields,
          ...own,
          provenance: { ...provenance, ...Object.fromEntries(ownProvenance) },
          status: 'ready',
          reason: null,
          awaitsPage: false,
          pageText: null,
          rung: read.rung,
          knownAs: read.knownAs ?? job.knownAs,
          snapshot: read.snapshot,
          leftovers: [...job.leftovers, ...replaced],
          readAt: isoTime(now()),
          notBefore: null,
        }
      })
    },

    /** What was read earlier stays; otherwise nothing is kept as read. */
    refuse: (event: JobSubmitted, { status, reason, isClosed }: Refused): Promise<JobRecord | null> =>
      report(event, (job) => ({
        ...job,
        awaitsPage: false,
        pageText: null,
        status: job.readAt === null ? status : 'ready',
        reason: job.readAt === null ? reason : `It could not be read again: ${reason}`,
        isClosed: job.provenance.isClosed?.source === 'person' ? job.isClosed : (isClosed ?? job.isClosed),
      })),

    /** The objects with these names are removed. */
    async cleared(jobId: string, names: readonly string[]): Promise<void> {
      await store.change(jobId, (job) =>
        job ? { ...job, leftovers: job.leftovers.filter((name) => !names.includes(name)) } : null,
      )
    },

    /** Whether everything of the job must be removed: it was deleted, or never existed. */
    async isDiscarded(jobId: string): Promise<boolean> {
      return (await store.get(jobId))?.state !== 'live'
    },

    /** Call this when nothing of it is stored any more: it frees the quota, once. */
    async finishRemoval(jobId: string): Promise<void> {
      await store.change(jobId, (job) => (job?.state === 'deleting' ? REMOVE : null))
    },
  }
}
