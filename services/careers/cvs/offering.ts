// What rooms that send mails are told about CVs.
import { recordPrefix } from '../paths.ts'
import { facetOf } from './complete.ts'
import { savedAs } from './paper-files.ts'
import type { ListedCv } from './record.ts'
import type { CvStore } from './store.ts'

/** Read at once, and in all: the newest are those that somebody sends. */
const PAGE = 200
const MOST = 2000

export const createOffering = ({ store }: { store: Pick<CvStore, 'get' | 'list'> }) => ({
  /** CVs whose papers can be sent, the newest first. */
  async offered(ownerId: string): Promise<Pick<ListedCv, 'id' | 'jobId' | 'jobTitle' | 'company'>[]> {
    const ready: ListedCv[] = []
    for (let last: ListedCv | undefined, read = 0; read < MOST; read += PAGE) {
      const after = last && { key: last.addedAt, id: last.id }
      const page = await store.list({ ownerId, facet: facetOf({}), limit: PAGE, ...(after && { after }) })
      ready.push(...page.filter(({ status }) => status === 'ready'))
      last = page.at(-1)
      if (page.length < PAGE) break
    }
    return ready.map(({ id, jobId, jobTitle, company }) => ({ id, jobId, jobTitle, company }))
  },

  /** A paper as it is now, in `papers`. Null for a CV that is not the person's, or is being changed. */
  async paper(ownerId: string, id: string, format: 'pdf' | 'docx') {
    const cv = await store.get(id)
    if (cv?.ownerId !== ownerId || cv.state !== 'live' || cv.status !== 'ready') return null
    const paper = cv.papers.find((each) => each.kind === 'cv' && each.format === format)
    if (!paper) return null
    const { name, contentType } = savedAs(paper, [cv.content?.basics.name, cv.company || cv.jobTitle])
    return { path: recordPrefix('cvs', { ownerId, id }) + paper.name, name, contentType, size: paper.size }
  },
})
