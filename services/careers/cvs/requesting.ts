import { createHash } from 'node:crypto'
import type { Publish } from '../../platform/publish.ts'
import { isoTime } from '../../platform/times.ts'
import { startWaiting } from '../../platform/waiting.ts'
import { cvRequested } from '../events.ts'
import type { JobRecord } from '../jobs/record.ts'
import type { CvFacts } from './record.ts'
import type { Cv, CvRequest, PaperLook } from './schemas.ts'
import type { CvSources, SourceResume } from './sources.ts'
import type { CvStore } from './store.ts'
import { toCv } from './views.ts'

export interface RequestingDeps {
  store: Pick<CvStore, 'change'>
  sources: Pick<CvSources, 'job' | 'resume'>
  publish: Publish
  now: () => number
}

const LANGUAGES: readonly string[] = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'cs',
  'ja',
  'he',
] satisfies PaperLook['language'][]

/** CVs are recorded at once and made by functions. */
export function createRequesting({ store, sources, publish, now }: RequestingDeps) {
  function newCv(id: string, request: Required<CvRequest>, job: JobRecord, resume: SourceResume): CvFacts {
    const time = isoTime(now())
    return {
      ...{ id, ownerId: resume.ownerId, state: 'live', status: 'requested', reason: null, engine: null },
      ...{ jobId: job.id, resumeId: resume.id, jobTitle: job.title ?? '', company: job.company ?? '' },
      ...{ resumeTitle: resume.title, resumeVersion: resume.version, look: request.look },
      ...{ model: request.model || null, content: null, coverage: null, changes: [], letter: [], papers: [] },
      demands: { requirements: job.requirements, skills: job.skills },
      ...{ milliseconds: null, tokens: null, revision: 0, needsAttention: false },
      ...{ addedAt: time, trashedAt: null },
      ...startWaiting(time),
    }
  }

  return {
    /**
     * Returns the CV of this job and this version of the résumé: a new one, or the one that was asked for before. One
     * that failed is made again. Throws AppError `not-found` or `conflict`.
     */
    async request(ownerId: string, { jobId, resumeId, look, model = '' }: CvRequest): Promise<Cv> {
      const [job, resume] = await Promise.all([
        sources.job(ownerId, jobId),
        sources.resume(ownerId, resumeId),
      ])
      const id = cvIdOf([ownerId, jobId, resumeId, resume.version, model, look ?? null])
      const request = { jobId, resumeId, model, look: look ?? lookFor(resume.language) }
      const cv = await store.change(id, (found) => {
        if (found?.state === 'live' && found.status !== 'failed')
          return found.trashedAt === null ? null : { ...found, trashedAt: null }
        const fresh = newCv(id, request, job, resume)
        return { ...fresh, revision: found ? found.revision + 1 : 0, papers: found?.papers ?? [] }
      })
      if (!cv) throw new Error(`The CV ${id} was not recorded`)
      if (cv.status === 'requested') await publish(cvRequested, { ownerId, cvId: id, revision: cv.revision })
      return toCv(cv)
    },
  }
}

const cvIdOf = (parts: unknown[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)

function lookFor(language: string | null): PaperLook {
  const spoken = language?.slice(0, 2) ?? 'en'
  const known = (LANGUAGES.includes(spoken) ? spoken : 'en') as PaperLook['language']
  return { template: 'plain', pageSize: 'a4', language: known }
}
