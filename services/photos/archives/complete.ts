// What follows from an archive's facts.
import { MINUTE_MS } from '../../platform/durations.ts'
import { isoTime } from '../../platform/times.ts'
import { isGivenUp, nextLook, startWaiting } from '../../platform/waiting.ts'
import type { ArchiveFacts, ArchiveRecord } from './record.ts'

/** Longer than one step takes with its retries; it doubles with every sweep. */
const STALLED_AFTER_MS = 15 * MINUTE_MS
/** Parts of a stored archive. The last step puts them together, and storage takes 32 at once. */
const MOST_PARTS = 32
/** Bytes. */
const LEAST_PART = 64 * 1024 * 1024

export const ALL = 'archives'

/** Each step is a stage of its own, so that one which hangs is noticed. */
export function stageOf({ state, status, round, planned, made }: ArchiveFacts): string {
  if (state === 'deleting') return 'deleting'
  if (status === 'ready' || status === 'failed') return 'resting'
  return `${status} ${round} ${planned} ${made}`
}

export const isOver = ({ keptUntil }: Pick<ArchiveFacts, 'keptUntil'>, now: number) =>
  Date.parse(keptUntil) <= now

export function complete(
  facts: ArchiveFacts,
  before: ArchiveRecord | null,
  now: string,
): Omit<ArchiveRecord, 'updatedAt'> {
  const stage = stageOf(facts)
  const isNewStage = before === null || stageOf(before) !== stage
  const needsAttention = facts.needsAttention && stage !== 'resting' && !isNewStage
  const waitsAnew = isNewStage || (before.needsAttention && !needsAttention)
  const turn = facts.state === 'live' ? facts.turn : null
  const settled = { ...facts, turn, needsAttention, ...(waitsAnew && startWaiting(now)) }
  const stalledAt =
    stage === 'resting' || needsAttention || isGivenUp(settled) ? [] : [nextLook(settled, STALLED_AFTER_MS)]
  const times = stage === 'deleting' ? stalledAt : [...stalledAt, Date.parse(settled.keptUntil)]
  return {
    ...settled,
    facets: settled.state === 'live' ? [ALL] : [],
    sweepAt: times.length > 0 ? isoTime(Math.min(...times)) : null,
  }
}

/** Bytes of each part but the last. */
export const partSize = (size: number) => Math.max(LEAST_PART, Math.ceil(size / MOST_PARTS))
export const partsOf = (size: number) => Math.ceil(size / partSize(size))
