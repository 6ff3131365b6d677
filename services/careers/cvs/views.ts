import { outlineOf } from '../tailoring/outline.ts'
import type { CvRecord, ListedCv } from './record.ts'
import type { Cv, CvTile } from './schemas.ts'

export function toTile(cv: ListedCv): CvTile {
  const { id, status, reason, jobId, resumeId, jobTitle, company, resumeTitle, engine } = cv
  const { needsAttention, addedAt, updatedAt, trashedAt } = cv
  return {
    ...{ id, status, reason, jobId, resumeId, jobTitle, company, resumeTitle, engine },
    ...{ needsAttention, addedAt, updatedAt, trashedAt },
  }
}

export function toCv(cv: CvRecord): Cv {
  const { look, resumeVersion, changes, coverage, letter, papers, revision } = cv
  const { model, engineNote, milliseconds, tokens } = cv
  return {
    ...toTile(cv),
    text: cv.content ? outlineOf(cv.content, changes) : [],
    canUndo: cv.past.length > 0,
    ...{ look, resumeVersion, changes, coverage, letter, revision },
    ...{ model, engineNote, milliseconds, tokens },
    papers: papers.map(({ name: _, ...paper }) => paper),
  }
}
