import { createHash } from 'node:crypto'
import type { Publish } from '../../platform/publish.ts'
import { isoTime } from '../../platform/times.ts'
import { cvRequested } from '../events.ts'
import { SELECTION } from '../tailoring/engine-note.ts'
import { newCv } from './new-cv.ts'
import type { Cv, CvRequest, PaperLook } from './schemas.ts'
import type { CvSources } from './sources.ts'
import type { CvStore } from './store.ts'
import { toCv } from './views.ts'

export interface RequestingDeps {
  store: Pick<CvStore, 'get' | 'change'>
  sources: Pick<CvSources, 'job' | 'resume'>
  /** The display name of a model, by that or its id. Throws AppError `not-found` for one that nobody can choose. */
  modelName: (name: string) => Promise<string>
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
export function createRequesting({ store, sources, modelName, publish, now }: RequestingDeps) {
  async function chosen(model = ''): Promise<string | null> {
    if (model === '') return null
    return model === SELECTION || model === 'built-in' ? SELECTION : modelName(model)
  }

  /** A CV that was asked for before keeps its id when its job becomes one with another. */
  async function existing(ids: string[]): Promise<string | null> {
    const found = await Promise.all(ids.map((id) => store.get(id)))
    return found.find((cv) => cv?.state === 'live')?.id ?? null
  }

  return {
    /**
     * Returns the CV of this job and this version of the résumé: a new one, or the one that was asked for before. One
     * that failed is made again. Throws AppError `not-found` or `conflict`.
     */
    async request(ownerId: string, { jobId, resumeId, look, ...choice }: CvRequest): Promise<Cv> {
      const [job, resume] = await Promise.all([
        sources.job(ownerId, jobId),
        sources.resume(ownerId, resumeId),
      ])
      const model = await chosen(choice.model)
      const idFor = (job: string) =>
        cvIdOf([ownerId, job, resumeId, resume.version, model ?? '', look ?? null])
      const own = idFor(jobId)
      const former = job.formerIds.map(idFor)
      const id = former.length === 0 ? own : ((await existing([own, ...former])) ?? own)
      const cv = await store.change(id, (found) => {
        if (found?.state === 'live' && found.status !== 'failed')
          return found.trashedAt === null ? null : { ...found, trashedAt: null }
        const fresh = newCv({
          id,
          look: look ?? lookFor(resume.language),
          model,
          job,
          resume,
          time: isoTime(now()),
        })
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
