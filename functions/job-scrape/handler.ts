import { type JobSubmitted, jobPageNeeded } from '../../services/careers/events.ts'
import type { Keeping } from '../../services/careers/jobs/keeping.ts'
import type { JobReading } from '../../services/careers/jobs/reading.ts'
import type { JobRecord } from '../../services/careers/jobs/record.ts'
import { refuse } from '../../services/careers/postings/refusal.ts'
import type { AnswerQuestion } from '../../services/careers/tailoring/ask-model.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../services/platform/durations.ts'
import { AppError } from '../../services/platform/errors.ts'
import { FetchRefused } from '../../services/platform/fetch-refused.ts'
import type { Publish } from '../../services/platform/publish.ts'
import type { Climbed, createLadder, LadderDeps } from './ladder.ts'

export interface HandlerDeps extends LadderDeps {
  jobs: Pick<JobReading, 'task' | 'refuse' | 'needPage' | 'postpone'>
  keeping: Keeping
  publish: Publish
  /** Asks the best model that this person may use. */
  modelFor(ownerId: string): AnswerQuestion
}

interface Reading {
  event: JobSubmitted
  job: JobRecord
  ladder: typeof createLadder
}

/** How long a site that is away is tried, and how long a wait that a site asks for may be. */
const TRIED_FOR_MS = 10 * MINUTE_MS
const LONGEST_WAIT_MS = HOUR_MS
const USUAL_WAIT_MS = MINUTE_MS

/** Reads a posting from what the person sent, or else from its address. */
export function createHandler(deps: HandlerDeps) {
  const { jobs, keeping, publish, modelFor, now } = deps

  /** Waits as the site asks. Throws AppError `temporary`, or says that it takes too long. */
  async function comeBack(event: JobSubmitted, job: JobRecord, retryAfter: string | null): Promise<Climbed> {
    const wait = waitOf(retryAfter, now())
    const isTooLong = wait > LONGEST_WAIT_MS || now() - Date.parse(job.waitingSince) > LONGEST_WAIT_MS
    if (isTooLong) return { refusal: refuse('too-many-requests') }
    await jobs.postpone(event, now() + wait)
    throw new AppError('temporary', 'The site asks to wait.', { retryAfter: Math.ceil(wait / SECOND_MS) })
  }

  async function fetchPosting({ event, job, ladder }: Reading): Promise<Climbed> {
    let busy: string | null | undefined
    const { climb } = ladder({
      ...deps,
      async fetch(url, options) {
        const answer = await deps.fetch(url, options)
        if (answer.status === 429 || answer.status === 503) busy = answer.retryAfter
        return answer
      },
    })
    const climbed = await climb(job.url ?? '')
    const isRead = climbed !== 'browser' && 'read' in climbed
    return busy === undefined || isRead ? climbed : comeBack(event, job, busy)
  }

  /** A site that is away may come back; every other failure of the network is final. */
  async function refuseFetch(event: JobSubmitted, job: JobRecord, error: FetchRefused): Promise<void> {
    const isAway = error.code === 'unreachable' || error.code === 'too-slow'
    if (isAway && now() - Date.parse(job.waitingSince) < TRIED_FOR_MS)
      throw new AppError('temporary', error.message, { cause: error })
    const isWrong = error.code === 'address' || error.code === 'private' || error.code === 'unknown-host'
    await jobs.refuse(event, {
      status: isWrong ? 'failed' : 'needs-text',
      reason: `${error.message} ${isWrong ? 'Check the address' : 'Try again later'}, or paste the text of the posting.`,
    })
  }

  async function climb({ event, job, ladder }: Reading): Promise<Climbed> {
    const modelRung = async () => (await import('./model-rung.ts')).createModelRung(modelFor(job.ownerId))
    if (job.pageText) return (await modelRung()).readSeen(job.pageText)
    if (!job.submitted) return fetchPosting({ event, job, ladder })
    const content = await keeping.submitted(job)
    if (content !== null) return (await modelRung()).afterRules(ladder(deps).readSent(content, job), content)
    return { refusal: { refused: 'empty', reason: 'What you sent did not arrive. Send it again.' } }
  }

  return async (event: JobSubmitted): Promise<void> => {
    // The parsers are loaded while the database answers.
    const [job, { createLadder: ladder }] = await Promise.all([jobs.task(event), import('./ladder.ts')])
    if (!job) return keeping.unite(event)
    if (job.awaitsPage) return
    if (job.notBefore && Date.parse(job.notBefore) > now())
      throw new AppError('temporary', 'The site asked to wait.')
    try {
      const climbed = await climb({ event, job, ladder })
      if (climbed === 'browser') {
        if (await jobs.needPage(event)) await publish(jobPageNeeded, event)
      } else if ('read' in climbed) await keeping.keep(event, job, climbed.read)
      else await keeping.refuse(event, climbed.refusal)
    } catch (error) {
      if (!(error instanceof FetchRefused)) throw error
      await refuseFetch(event, job, error)
    }
  }
}

/** Seconds or a date, in milliseconds from now. */
function waitOf(retryAfter: string | null, now: number): number {
  if (retryAfter === null) return USUAL_WAIT_MS
  const seconds = Number(retryAfter)
  const wait = Number.isFinite(seconds) ? seconds * SECOND_MS : Date.parse(retryAfter) - now
  return Number.isNaN(wait) ? USUAL_WAIT_MS : Math.max(SECOND_MS, wait)
}
