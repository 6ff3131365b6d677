// Derives everything in a résumé's record that follows from its facts.
import { MINUTE_MS } from '../../platform/durations.ts'
import { foundBy } from '../../platform/finding.ts'
import { isoTime } from '../../platform/times.ts'
import { trashOverAt } from '../../platform/trash.ts'
import { uploadCheckAt } from '../../platform/upload-sweeping.ts'
import { isGivenUp, nextLook, startWaiting } from '../../platform/waiting.ts'
import { foundResume } from './found.ts'
import type { ResumeFacts, ResumeRecord } from './record.ts'

/** This is longer than an import normally takes with its retries; it doubles with every sweep. */
const STALLED_AFTER_MS = 10 * MINUTE_MS

/** `resting`: nothing is under way. */
export type Stage = 'deleting' | 'uploading' | 'importing' | 'resting'

export function stageOf({ state, status }: Pick<ResumeFacts, 'state' | 'status'>): Stage {
  if (state === 'deleting') return 'deleting'
  return status === 'uploading' || status === 'importing' ? status : 'resting'
}

export function complete(
  facts: ResumeFacts,
  before: ResumeRecord | null,
  now: string,
): Omit<ResumeRecord, 'updatedAt'> {
  const stage = stageOf(facts)
  const isNewStage = before === null || stageOf(before) !== stage
  const needsAttention = facts.needsAttention && stage !== 'resting' && !isNewStage
  const waitsAnew = isNewStage || (before.needsAttention && !needsAttention)
  const settled = { ...facts, needsAttention, ...(waitsAnew && startWaiting(now)) }
  return { ...settled, facets: facetsOf(settled), sweepAt: nextSweepAt(settled, stage) }
}

/** When the sweep must check this résumé next; null when nothing can become due. */
function nextSweepAt(resume: ResumeFacts, stage: Stage): string | null {
  const times = [stalledAt(resume, stage), stage === 'deleting' ? null : trashOverAt(resume)].filter(
    (time) => time !== null,
  )
  return times.length > 0 ? isoTime(Math.min(...times)) : null
}

function stalledAt(resume: ResumeFacts, stage: Stage): number | null {
  if (stage === 'resting' || resume.needsAttention || isGivenUp(resume)) return null
  return stage === 'uploading' ? uploadCheckAt(resume) : nextLook(resume, STALLED_AFTER_MS)
}

function facetsOf(resume: ResumeFacts): string[] {
  if (resume.state === 'deleting') return []
  const trashed = resume.trashedAt !== null
  return [facetOf({ trashed }), ...(trashed ? [] : foundBy(foundResume(resume)))]
}

export const facetOf = ({ trashed = false }: { trashed?: boolean }) => (trashed ? 'trash' : 'resumes')
