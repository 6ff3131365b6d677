import { type JobSubmitted, jobSubmitted } from '../../services/careers/events.ts'
import type { Keeping } from '../../services/careers/jobs/keeping.ts'
import type { JobReading } from '../../services/careers/jobs/reading.ts'
import { refusalOf, refuse } from '../../services/careers/postings/refusal.ts'
import { FetchRefused } from '../../services/platform/fetch-refused.ts'
import type { Publish } from '../../services/platform/publish.ts'
import type { ShownPage } from './browsing.ts'

export interface HandlerDeps {
  jobs: Pick<JobReading, 'task' | 'refuse' | 'needModel'>
  keeping: Pick<Keeping, 'keep' | 'refuse' | 'unite'>
  publish: Publish
  browse(url: string): Promise<ShownPage>
  now: () => number
}

/** No posting is shorter. */
const LEAST_CHARACTERS = 200
/** A model is given no more of a page. */
const MOST_CHARACTERS = 30_000

/** Reads a posting from the page that a browser shows. */
export function createHandler({ jobs, keeping, publish, browse, now }: HandlerDeps) {
  /**
   * A model may find more in the text than the rules. It is asked by another function, because where a browser runs
   * what strangers wrote there should be no providers' keys.
   */
  async function handOn(event: JobSubmitted, html: string): Promise<void> {
    const { describe } = await import('../../services/careers/postings/description.ts')
    const { text } = describe(html)
    if (text.length < LEAST_CHARACTERS) await keeping.refuse(event, refuse('no-posting'))
    else if (await jobs.needModel(event, text.slice(0, MOST_CHARACTERS))) await publish(jobSubmitted, event)
  }

  return async (event: JobSubmitted): Promise<void> => {
    const job = await jobs.task(event)
    if (!job) return keeping.unite(event)
    if (!job.awaitsPage || job.url === null) return
    try {
      // The parser is loaded while the browser starts.
      const [page, { readPage }] = await Promise.all([
        browse(job.url),
        import('../../services/careers/postings/read-page.ts'),
      ])
      const reading = readPage({ html: page.html, url: page.url, now: new Date(now()) })
      const refusal = refusalOf(page, reading !== null)
      if (reading && !refusal)
        await keeping.keep(event, job, {
          reading: { ...reading, rung: 'browser' },
          page: page.html,
          url: page.url,
        })
      else if (refusal && refusal.refused !== 'no-posting') await keeping.refuse(event, refusal)
      else await handOn(event, page.html)
    } catch (error) {
      if (!(error instanceof FetchRefused)) throw error
      const reason = `${error.message} Try again later, or paste the text of the posting.`
      await jobs.refuse(event, { status: 'needs-text', reason })
    }
  }
}
