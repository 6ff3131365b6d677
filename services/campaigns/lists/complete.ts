// Derives everything in a list's record that follows from its facts.
import { MINUTE_MS } from '../../platform/durations.ts'
import { isoTime } from '../../platform/times.ts'
import { uploadCheckAt } from '../../platform/upload-sweeping.ts'
import { isGivenUp, nextLook, startWaiting } from '../../platform/waiting.ts'
import type { ListFacts, ListRecord } from './record.ts'

/** This is longer than reading and taking normally take with their retries; it doubles with every sweep. */
const STALLED_AFTER_MS = 10 * MINUTE_MS

/** `resting`: nothing is under way. The number tells one reading from the next. */
export function stageOf({ state, status, reading }: Pick<ListFacts, 'state' | 'status' | 'reading'>): string {
  if (state === 'deleting') return 'deleting'
  if (status === 'reading') return `reading ${reading}`
  return status === 'uploading' || status === 'taking' || status === 'undoing' ? status : RESTING
}
export const RESTING = 'resting'

export function complete(
  facts: ListFacts,
  before: ListRecord | null,
  now: string,
): Omit<ListRecord, 'updatedAt'> {
  const stage = stageOf(facts)
  const isNewStage = before === null || stageOf(before) !== stage
  const needsAttention = facts.needsAttention && stage !== RESTING && !isNewStage
  const waitsAnew = isNewStage || (before.needsAttention && !needsAttention)
  const list = { ...facts, needsAttention, ...(waitsAnew && startWaiting(now)) }
  const sweepAt = stalledAt(list, stage)
  return {
    ...list,
    facets: list.state === 'live' ? [facetOf(list.campaignId)] : [],
    sweepAt: sweepAt === null ? null : isoTime(sweepAt),
  }
}

/** When the sweep must check this list next; null when nothing can become due. */
function stalledAt(list: ListFacts, stage: string): number | null {
  if (stage === RESTING || list.needsAttention || isGivenUp(list)) return null
  return stage === 'uploading' ? uploadCheckAt(list) : nextLook(list, STALLED_AFTER_MS)
}

export const facetOf = (campaignId: string) => `campaign:${campaignId}`

/** Bytes that are kept for the list. */
export const heldBy = ({ size, rowsBytes }: ListFacts): number => size + rowsBytes
