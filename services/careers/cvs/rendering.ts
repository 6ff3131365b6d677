// What the function that makes a CV's papers may do, and what the removal of a CV asks and reports.
import { REMOVE } from '../../platform/records.ts'
import type { CvRequested } from '../events.ts'
import type { ResumeContent } from '../resumes/schemas.ts'
import { applyChanges } from '../tailoring/apply-changes.ts'
import type { CvRecord, StoredPaper } from './record.ts'
import type { LetterParagraph, PaperLook } from './schemas.ts'
import type { CvStore } from './store.ts'

export type { StoredPaper } from './record.ts'

/** What goes on paper. */
export interface PaperContent {
  content: ResumeContent
  letter: LetterParagraph[]
  job: { title: string; company: string }
  look: PaperLook
}

/** `gone`: nothing of it may stay in storage. `done`: its papers exist, or another event is about them. */
export type PaperTask = { kind: 'wanted'; content: PaperContent } | { kind: 'gone' } | { kind: 'done' }

export type CvRendering = ReturnType<typeof createRendering>

export function createRendering({ store }: { store: Pick<CvStore, 'get' | 'change'> }) {
  const isWanted = (cv: CvRecord | null, { ownerId, revision }: CvRequested): cv is CvRecord =>
    cv?.state === 'live' && cv.ownerId === ownerId && cv.status === 'rendering' && cv.revision === revision

  return {
    async paperTask(event: CvRequested): Promise<PaperTask> {
      const cv = await store.get(event.cvId)
      if (cv?.state !== 'live' || cv.ownerId !== event.ownerId) return { kind: 'gone' }
      if (!isWanted(cv, event) || !cv.content) return { kind: 'done' }
      const { content } = applyChanges(cv.content, cv.changes)
      const job = { title: cv.jobTitle, company: cv.company }
      return { kind: 'wanted', content: { content, letter: cv.letter, job, look: cv.look } }
    },

    /** Returns the papers that the CV has then: these, those of another run, or none when it is gone. */
    async addPapers(event: CvRequested, papers: StoredPaper[]): Promise<StoredPaper[]> {
      const cv = await store.change(event.cvId, (found) =>
        isWanted(found, event) ? { ...found, papers, status: 'ready', reason: null } : null,
      )
      return cv?.state === 'live' ? cv.papers : []
    },

    /** For good, because no retry can help. The reason is shown to the person. */
    async fail(event: CvRequested, reason: string): Promise<void> {
      await store.change(event.cvId, (found) =>
        isWanted(found, event) ? { ...found, status: 'failed', reason } : null,
      )
    },

    /** Whether everything of the CV must be removed: it was deleted, or never existed. */
    async isDiscarded(cvId: string): Promise<boolean> {
      return (await store.get(cvId))?.state !== 'live'
    },

    /** Call this when nothing of it is stored any more: it frees the quota, once. */
    async finishRemoval(cvId: string): Promise<void> {
      await store.change(cvId, (cv) => (cv?.state === 'deleting' ? REMOVE : null))
    },
  }
}
