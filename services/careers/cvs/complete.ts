// Derives everything in a CV's record that follows from its facts.
import { MINUTE_MS } from '../../platform/durations.ts'
import { foundBy } from '../../platform/finding.ts'
import { isoTime } from '../../platform/times.ts'
import { trashOverAt } from '../../platform/trash.ts'
import { isGivenUp, nextLook, startWaiting } from '../../platform/waiting.ts'
import { foundCv } from './found.ts'
import type { CvFacts, CvRecord } from './record.ts'
import type { CvQuery } from './schemas.ts'

/** This is longer than a CV normally takes with its retries; it doubles with every sweep. */
export const STALLED_AFTER_MS = 10 * MINUTE_MS

/** `resting`: nothing is under way. */
export type Stage = 'deleting' | 'requested' | 'rendering' | 'resting'

export function stageOf({ state, status }: Pick<CvFacts, 'state' | 'status'>): Stage {
  if (state === 'deleting') return 'deleting'
  return status === 'requested' || status === 'rendering' ? status : 'resting'
}

export function complete(facts: CvFacts, before: CvRecord | null, now: string): Omit<CvRecord, 'updatedAt'> {
  const stage = stageOf(facts)
  const isNewStage = before === null || stageOf(before) !== stage || before.revision !== facts.revision
  const needsAttention = facts.needsAttention && stage !== 'resting' && !isNewStage
  const waitsAnew = isNewStage || (before.needsAttention && !needsAttention)
  const settled = { ...facts, needsAttention, ...(waitsAnew && startWaiting(now)) }
  return { ...settled, facets: facetsOf(settled), sweepAt: nextSweepAt(settled) }
}

/** When the sweep must check this CV next; null when nothing can become due. */
function nextSweepAt(cv: CvFacts): string | null {
  const stage = stageOf(cv)
  const isStuck = cv.needsAttention || isGivenUp(cv)
  const times = [
    stage === 'resting' || isStuck ? null : nextLook(cv, STALLED_AFTER_MS),
    stage === 'deleting' ? null : trashOverAt(cv),
  ].filter((time) => time !== null)
  return times.length > 0 ? isoTime(Math.min(...times)) : null
}

function facetsOf(cv: CvFacts): string[] {
  if (cv.state === 'deleting') return []
  if (cv.trashedAt !== null) return ['trash', `trash/${cv.jobId}`]
  return ['cvs', `cvs/${cv.jobId}`, ...foundBy(foundCv(cv))]
}

export const facetOf = ({ trashed = false, jobId }: CvQuery): string =>
  [trashed ? 'trash' : 'cvs', jobId].filter((part) => part !== undefined).join('/')
