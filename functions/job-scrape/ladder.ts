// The rungs that need no browser, cheap before dear.

import type { Read } from '../../services/careers/jobs/kept-posting.ts'
import type { JobRecord } from '../../services/careers/jobs/record.ts'
import { readPage } from '../../services/careers/postings/read-page.ts'
import { readText } from '../../services/careers/postings/read-text.ts'
import { isRefusal, type Reading, type Refusal } from '../../services/careers/postings/reading.ts'
import { refusalOf, refuse } from '../../services/careers/postings/refusal.ts'
import { type Site, type SiteAnswer, siteOf } from '../../services/careers/postings/sites/sites.ts'
import type { Fetched, FetchOptions } from '../../services/platform/safe-fetch.ts'
import { pageText } from './page-text.ts'

export interface LadderDeps {
  fetch(url: string, options?: FetchOptions): Promise<Fetched>
  pace(site: string, gap: number): Promise<void>
  now: () => number
}

/** `browser`: only a browser may see a posting there. */
export type Climbed = { read: Read } | { refusal: Refusal } | 'browser'

/** A site that answers so is not asked in another way: nothing here works around a wall. */
const FINAL = new Set(['login-wall', 'blocked', 'too-many-requests', 'closed'])
/** What a page without its scripts looks like. */
const UNFINISHED = new Set(['empty', 'no-posting'])

export function createLadder({ fetch, pace, now }: LadderDeps) {
  const clock = () => ({ now: new Date(now()) })

  async function askSite(site: Site): Promise<Reading | Refusal> {
    const answers: SiteAnswer[] = []
    for (const { url, accept } of site.requests()) {
      if (site.pause) await pace(site.name, site.pause)
      const { body, ...answer } = await fetch(url, { accept })
      answers.push({ ...answer, body: pageText(body, answer.contentType) })
      const read = site.read(answers, clock())
      if (!isRefusal(read) || FINAL.has(read.refused)) return read
    }
    return site.read(answers, clock())
  }

  async function readAt(url: string): Promise<Climbed> {
    const { body, ...answer } = await fetch(url)
    const html = pageText(body, answer.contentType)
    const reading = readPage({ html, url: answer.url, ...clock() })
    const refusal = refusalOf({ ...answer, html }, reading !== null)
    if (reading && !refusal) return { read: { reading, page: html, url: answer.url } }
    return refusal && !UNFINISHED.has(refusal.refused) ? { refusal } : 'browser'
  }

  return {
    async climb(url: string): Promise<Climbed> {
      const site = siteOf(url)
      const answer = site && (await askSite(site))
      if (answer && !isRefusal(answer)) return { read: { reading: answer, page: null } }
      if (answer && FINAL.has(answer.refused)) return { refusal: answer }
      const page = await readAt(url)
      // The system itself says that there is no such posting.
      return page === 'browser' && answer?.refused === 'not-found' ? { refusal: answer } : page
    },

    /** Reads what the person sent. */
    readSent(content: string, { url, submitted }: JobRecord): Climbed {
      const isPage = submitted?.contentType.startsWith('text/html') === true
      if (!isPage) return { read: { reading: readText(content, clock()), page: null } }
      const reading = readPage({ html: content, url, ...clock() })
      if (reading) return { read: { reading, page: content } }
      return { refusal: refusalOf({ status: 200, url: url ?? '', html: content }) ?? refuse('no-posting') }
    },
  }
}
