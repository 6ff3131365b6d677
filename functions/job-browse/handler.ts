import type { JobSubmitted } from '../../services/careers/events.ts'
import type { Keeping } from '../../services/careers/jobs/keeping.ts'
import type { JobReading } from '../../services/careers/jobs/reading.ts'
import { refusalOf, refuse } from '../../services/careers/postings/refusal.ts'
import { FetchRefused } from '../../services/platform/fetch-refused.ts'
import type { ShownPage } from './browsing.ts'

export interface HandlerDeps {
  jobs: Pick<JobReading, 'task' | 'refuse'>
  keeping: Pick<Keeping, 'keep' | 'refuse' | 'unite'>
  browse(url: string): Promise<ShownPage>
  now: () => number
}

/** Reads a posting from the page that a browser shows. */
export function createHandler({ jobs, keeping, browse, now }: HandlerDeps) {
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
      else await keeping.refuse(event, refusal ?? refuse('no-posting'))
    } catch (error) {
      if (!(error instanceof FetchRefused)) throw error
      const reason = `${error.message} Try again later, or paste the text of the posting.`
      await jobs.refuse(event, { status: 'needs-text', reason })
    }
  }
}
