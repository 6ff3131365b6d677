// What the function that tailors a CV may do. Each report may come twice, late, or after the CV is gone: the first one
// for the latest revision counts.
import type { CvRequested } from '../events.ts'
import type { ResumeContent } from '../resumes/schemas.ts'
import type { TailoredCv } from '../tailoring/tailor.ts'
import type { CvRecord } from './record.ts'
import type { CvStore } from './store.ts'

export interface Generated extends TailoredCv {
  content: ResumeContent
  resumeVersion: number
  milliseconds: number
  /** Why another engine made it than was asked for. */
  engineNote: string | null
}

/** `settled`: it was tailored, and its papers may still have to be asked for. */
export type GenerationTask =
  | { kind: 'wanted'; cv: CvRecord }
  | { kind: 'settled'; revision: number }
  | { kind: 'done' }

export type CvGenerating = ReturnType<typeof createGenerating>

export function createGenerating({ store }: { store: Pick<CvStore, 'get' | 'change'> }) {
  const isWanted = (cv: CvRecord, { ownerId, revision }: CvRequested): boolean =>
    cv.state === 'live' && cv.ownerId === ownerId && cv.status === 'requested' && cv.revision === revision

  /** It was tailored by this event. */
  const isSettled = ({ state, status, revision }: CvRecord, event: CvRequested) =>
    state === 'live' && status === 'rendering' && revision === event.revision + 1

  return {
    async task(event: CvRequested): Promise<GenerationTask> {
      const cv = await store.get(event.cvId)
      if (!cv) return { kind: 'done' }
      if (isWanted(cv, event)) return { kind: 'wanted', cv }
      return isSettled(cv, event) ? { kind: 'settled', revision: cv.revision } : { kind: 'done' }
    },

    /** Returns the revision of which papers have to be made; null when the report came too late. */
    async finish(event: CvRequested, made: Generated): Promise<number | null> {
      const { content, resumeVersion, changes, coverage, letter, engine, engineNote } = made
      const { tokens, milliseconds } = made
      const cv = await store.change(event.cvId, (found) =>
        found && isWanted(found, event)
          ? {
              ...found,
              ...{ content, resumeVersion, changes, coverage, letter },
              ...{ engine, engineNote, tokens, milliseconds },
              status: 'rendering',
              reason: null,
              revision: found.revision + 1,
            }
          : null,
      )
      return cv && isSettled(cv, event) ? cv.revision : null
    },

    /** For good, because no retry can help. The reason is shown to the person. */
    async fail(event: CvRequested, reason: string): Promise<void> {
      await store.change(event.cvId, (found) =>
        found && isWanted(found, event) ? { ...found, status: 'failed', reason } : null,
      )
    },
  }
}
