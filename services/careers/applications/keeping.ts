// Keeps the papers of a CV as they are when it is sent. They are copied into the application's own place, so that the CV
// may be reviewed, rendered anew and deleted, and the copy is counted as the person's bytes.
import type { Bucket } from '@google-cloud/storage'
import { AppError } from '../../platform/errors.ts'
import { megabytes, quotaOf } from '../../platform/meter.ts'
import { isMissing } from '../../platform/storage-errors.ts'
import { isoTime } from '../../platform/times.ts'
import type { CvRecord } from '../cvs/record.ts'
import { recordPrefix } from '../paths.ts'
import type { ApplicationFacts, StoredPaper, StoredSentCv } from './record.ts'
import type { ApplicationStore } from './store.ts'

export interface KeepingDeps {
  /** The CV as its store gives it. */
  cv: (id: string) => Promise<CvRecord | null>
  papers: Pick<Bucket, 'file'>
  store: Pick<ApplicationStore, 'usage'>
  quotaBytes: number
  now: () => number
  newId: () => string
}

type Kept = Pick<ApplicationFacts, 'id' | 'ownerId' | 'stage' | 'cvId' | 'sentCv'>

/** Papers that are replaced while they are copied are looked up again, this often. */
const MOST_TRIES = 3

export type Keeping = ReturnType<typeof createKeeping>

export function createKeeping({ cv: getCv, papers, store, quotaBytes, now, newId }: KeepingDeps) {
  /** Copies within the storage; null when one of the papers is there no more. */
  async function copy(cv: CvRecord, application: Kept): Promise<StoredPaper[] | null> {
    // The CV's names contain a hash of the content. No two copies share a name, so one that is being removed is never
    // one that somebody keeps.
    const own = newId()
    const copyOne = async (paper: CvRecord['papers'][number]): Promise<StoredPaper> => {
      const from = papers.file(recordPrefix('cvs', cv) + paper.name)
      const name = `sent-${own}-${paper.name}`
      await from.copy(papers.file(recordPrefix('applications', application) + name), {
        preconditionOpts: { ifGenerationMatch: 0 },
      })
      return { ...paper, name }
    }
    try {
      return await Promise.all(cv.papers.map(copyOne))
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  async function demandRoom(ownerId: string, bytes: number): Promise<void> {
    const { used, limit } = quotaOf(await store.usage(ownerId), quotaBytes)
    if (used + bytes <= limit) return
    const free = megabytes(Math.max(0, limit - used))
    throw new AppError('quota', `Not enough space to keep the CV: ${free} of ${megabytes(limit)} are free.`)
  }

  return {
    /**
     * Returns the copy to record, or null when what is kept already stays. Throws AppError `conflict` for a CV whose
     * papers are not there, when it is attached now, and `quota`.
     */
    async keep(after: Kept, before: Pick<Kept, 'stage' | 'cvId'>): Promise<StoredSentCv | null> {
      const isAttached = after.cvId !== null && after.cvId !== before.cvId
      const isSent = before.stage === 'saved' && after.stage !== 'saved'
      if (after.cvId === null || !(isAttached || isSent)) return null
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const cv = await getCv(after.cvId)
        const isThere = cv?.state === 'live' && cv.ownerId === after.ownerId
        if (!isThere || cv.status !== 'ready' || cv.papers.length === 0) {
          // A card moves although its CV is being changed: what was kept when it was attached was the last that was there.
          if (!isAttached) return null
          throw new AppError('conflict', 'The papers of this CV are not ready yet', { reason: 'not-ready' })
        }
        if (after.sentCv?.cvId === cv.id && after.sentCv.revision === cv.revision) return null
        await demandRoom(
          after.ownerId,
          cv.papers.reduce((sum, { size }) => sum + size, 0),
        )
        const copies = await copy(cv, after)
        if (copies) return { cvId: cv.id, revision: cv.revision, keptAt: isoTime(now()), papers: copies }
      }
      throw new AppError('temporary', 'The papers of this CV are being changed', { retryAfter: 5 })
    },
  }
}

/** An application without its CV keeps nothing; what was kept before has to be removed. */
export function withSent<Facts extends ApplicationFacts>(facts: Facts, sentCv: StoredSentCv | null): Facts {
  const known = [sentCv, facts.sentCv].filter((kept) => kept !== null)
  const next = known.find(({ cvId }) => cvId === facts.cvId) ?? null
  const replaced = known.filter((kept) => kept !== next).flatMap((kept) => kept.papers)
  return { ...facts, sentCv: next, leftovers: [...facts.leftovers, ...replaced] }
}
