// What a person has decided and written of a CV and not sent yet.
import { useState } from 'react'
import type { Cv, CvReview, LetterParagraph, PaperLook } from '../../../../../services/careers/cvs/schemas.ts'
import type { Decisions } from './change-list.tsx'

export interface ReviewDraft {
  decisions: Decisions
  /** By the id of the line. */
  edits: ReadonlyMap<string, string>
  letter: LetterParagraph[] | null
  look: PaperLook | null
}

const NOTHING: ReviewDraft = { decisions: new Map(), edits: new Map(), letter: null, look: null }

/** A draft belongs to the revision that it was begun on. When the CV is changed elsewhere it stays, and says so. */
export function useReviewDraft(cv: Cv) {
  const [draft, setDraft] = useState(NOTHING)
  const [revision, setRevision] = useState(cv.revision)
  const isDirty =
    draft.decisions.size > 0 || draft.edits.size > 0 || draft.letter !== null || draft.look !== null

  return {
    draft,
    isDirty,
    isOutdated: isDirty && revision !== cv.revision,
    change(part: Partial<ReviewDraft>) {
      if (!isDirty) setRevision(cv.revision)
      setDraft({ ...draft, ...part })
    },
    discard: () => setDraft(NOTHING),
    /** Keeps what can be said of the CV as it is now. */
    moveOn() {
      setRevision(cv.revision)
      const lines = new Set(cv.text.flatMap((block) => block.lines.map(({ id }) => id)))
      const changes = new Set(cv.changes.map(({ id }) => id))
      setDraft({
        ...draft,
        edits: new Map([...draft.edits].filter(([id]) => lines.has(id))),
        decisions: new Map([...draft.decisions].filter(([id]) => changes.has(id))),
      })
    },
    toReview: (): CvReview => ({
      revision,
      decisions: [...draft.decisions.values()],
      edits: [...draft.edits].map(([target, text]) => ({ target, text })),
      ...(draft.letter && { letter: draft.letter }),
      ...(draft.look && { look: draft.look }),
    }),
  }
}
