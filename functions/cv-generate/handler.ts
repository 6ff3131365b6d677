import type { CvGenerating } from '../../services/careers/cvs/generating.ts'
import type { CvRecord } from '../../services/careers/cvs/record.ts'
import type { CvSources } from '../../services/careers/cvs/sources.ts'
import { type CvRequested, cvReady } from '../../services/careers/events.ts'
import type { AnswerQuestion } from '../../services/careers/tailoring/ask-model.ts'
import { failureNote, otherEngineNote, SELECTION } from '../../services/careers/tailoring/engine-note.ts'
import type { Tailoring } from '../../services/careers/tailoring/tailor.ts'
import { AppError } from '../../services/platform/errors.ts'
import type { Publish } from '../../services/platform/publish.ts'
import { isoTime } from '../../services/platform/times.ts'

export interface HandlerDeps {
  cvs: CvGenerating
  sources: Pick<CvSources, 'job' | 'content'>
  /** Asks a model on behalf of this person: the one they chose, or for null the best one that they may use. */
  modelFor: (model: string | null, ownerId: string) => AnswerQuestion
  publish: Publish
  log: { warn: (entry: object, message: string) => void }
  now: () => number
  newId: () => string
}

/** The rules of tailoring are loaded with the first event, while the database answers. */
const loaded = () => import('../../services/careers/tailoring/tailor.ts')

/** Tailors a résumé to a job, and has the papers made at once: they exist without a click. */
export function createHandler({ cvs, sources, modelFor, publish, log, now, newId }: HandlerDeps) {
  /** A CV is made whatever the model does, and says which engine made it and why. */
  async function tailored({ model, ownerId }: CvRecord, tailoring: Omit<Tailoring, 'answer'>) {
    const { tailor } = await loaded()
    const alone = () => tailor({ ...tailoring, answer: null })
    if (model === SELECTION) return { ...(await alone()), engineNote: null }
    try {
      const made = await tailor({ ...tailoring, answer: modelFor(model, ownerId) })
      return { ...made, engineNote: otherEngineNote(model, made.engine) }
    } catch (error) {
      const engineNote = failureNote(model, error)
      if (engineNote !== null) log.warn({ error, model }, 'The CV was tailored without a model')
      return { ...(await alone()), engineNote }
    }
  }

  async function generate(event: CvRequested): Promise<number | null> {
    const [task] = await Promise.all([cvs.task(event), loaded()])
    if (task.kind !== 'wanted') return task.kind === 'settled' ? task.revision : null
    const { cv } = task
    const started = now()
    const [job, resume] = await Promise.all([
      sources.job(cv.ownerId, cv.jobId),
      sources.content(cv.ownerId, cv.resumeId),
    ])
    const made = await tailored(cv, {
      content: resume.content,
      job: { ...job, title: cv.jobTitle, company: cv.company },
      language: cv.look.language,
      today: isoTime(now()).slice(0, 10),
      newId,
    })
    return cvs.finish(event, {
      ...made,
      content: resume.content,
      resumeVersion: resume.version,
      milliseconds: now() - started,
    })
  }

  return async (event: CvRequested): Promise<void> => {
    try {
      const revision = await generate(event)
      if (revision !== null) await publish(cvReady, { ownerId: event.ownerId, cvId: event.cvId, revision })
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'temporary') throw error
      await cvs.fail(event, reasonOf(error))
    }
  }
}

const reasonOf = ({ code, message }: AppError) =>
  code === 'not-found' ? 'Its job or its résumé was deleted before the CV was made.' : `${message}.`
