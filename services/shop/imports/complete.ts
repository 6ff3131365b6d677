// Derives everything in an import's record that follows from its facts.
import { MINUTE_MS } from '../../platform/durations.ts'
import { isoTime } from '../../platform/times.ts'
import { uploadCheckAt } from '../../platform/upload-sweeping.ts'
import { isGivenUp, nextLook, startWaiting } from '../../platform/waiting.ts'
import type { ImportFacts, ImportRecord } from './record.ts'

/** This is longer than reading, or writing some of it, normally takes with its retries; it doubles with every sweep. */
const STALLED_AFTER_MS = 10 * MINUTE_MS

/** `resting`: nothing is under way. The numbers tell one reading, and one step of taking, from the next. */
export function stageOf({ state, status, reading, position }: ImportFacts): string {
  if (state === 'deleting') return 'deleting'
  if (status === 'reading') return `reading ${reading}`
  if (status === 'taking') return `taking ${reading} ${position}`
  return status === 'uploading' ? status : RESTING
}
export const RESTING = 'resting'

export const ALL = 'imports'
/** All that were uploaded with the same content. */
export const sameFacet = (sha256: string) => `sha256:${sha256}`

export function complete(
  facts: ImportFacts,
  before: ImportRecord | null,
  now: string,
): Omit<ImportRecord, 'updatedAt'> {
  const stage = stageOf(facts)
  const isNewStage = before === null || stageOf(before) !== stage
  const needsAttention = facts.needsAttention && stage !== RESTING && !isNewStage
  const waitsAnew = isNewStage || (before.needsAttention && !needsAttention)
  const settled = { ...facts, needsAttention, ...(waitsAnew && startWaiting(now)) }
  const sweepAt = stalledAt(settled, stage)
  return {
    ...settled,
    facets: settled.state === 'live' ? [ALL, sameFacet(settled.sha256)] : [],
    sweepAt: sweepAt === null ? null : isoTime(sweepAt),
  }
}

/** When the sweep must check this import next; null when nothing can become due. */
function stalledAt(facts: ImportFacts, stage: string): number | null {
  if (stage === RESTING || facts.needsAttention || isGivenUp(facts)) return null
  return stage === 'uploading' ? uploadCheckAt(facts) : nextLook(facts, STALLED_AFTER_MS)
}

/** Bytes that are kept for the import. */
export const heldBy = ({ size, reportBytes }: ImportFacts): number => size + reportBytes
