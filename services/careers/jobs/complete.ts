// Derives everything in a job's record that follows from its facts.
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../platform/durations.ts'
import { foundBy } from '../../platform/finding.ts'
import { isoTime } from '../../platform/times.ts'
import { trashOverAt } from '../../platform/trash.ts'
import { isGivenUp, nextLook, startWaiting } from '../../platform/waiting.ts'
import { foundJob } from './found.ts'
import type { JobFacts, JobRecord } from './record.ts'
import type { JobQuery } from './schemas.ts'

/** This is longer than reading a posting normally takes with its retries; it doubles with every sweep. */
export const STALLED_AFTER_MS = 10 * MINUTE_MS
/** After midnight in UTC it is still the same day somewhere for half a day. */
const LAST_PLACE_MS = 12 * HOUR_MS

/** `browsing`: only a browser can read it. `resting`: nothing is under way. */
export type Stage = 'deleting' | 'reading' | 'browsing' | 'resting'

export function stageOf({ state, status, awaitsPage }: JobFacts): Stage {
  if (state === 'deleting') return 'deleting'
  if (status !== 'reading') return 'resting'
  return awaitsPage ? 'browsing' : 'reading'
}

export function complete(
  facts: JobFacts,
  before: JobRecord | null,
  now: string,
): Omit<JobRecord, 'updatedAt'> {
  const stage = stageOf(facts)
  const isNewStage = before === null || stageOf(before) !== stage || before.reading !== facts.reading
  const needsAttention = facts.needsAttention && stage !== 'resting' && !isNewStage
  const waitsAnew = isNewStage || (before.needsAttention && !needsAttention)
  const settled = { ...facts, needsAttention, ...(waitsAnew && startWaiting(now)) }
  const isOver = isOverAt(settled, Date.parse(now))
  return { ...settled, isOver, facets: facetsOf(settled, isOver), sweepAt: nextSweepAt(settled, isOver) }
}

/** When the posting's last day ends, in milliseconds since the epoch; null when it names none. */
function endsAt({ validUntil }: JobFacts): number | null {
  if (validUntil === null) return null
  const time = Date.parse(validUntil)
  if (Number.isNaN(time)) return null
  return validUntil.length === 'YYYY-MM-DD'.length ? time + DAY_MS + LAST_PLACE_MS : time
}

function isOverAt(job: JobFacts, now: number): boolean {
  // Whoever corrects the mark knows better than the posting's dates.
  if (job.isClosed || job.provenance.isClosed?.source === 'person') return job.isClosed
  return (endsAt(job) ?? now + 1) <= now
}

/** When the sweep must check this job next; null when nothing can become due. */
function nextSweepAt(job: JobFacts, isOver: boolean): string | null {
  const stage = stageOf(job)
  const isStuck = job.needsAttention || isGivenUp(job)
  const times = [
    stage === 'resting' || isStuck ? null : nextLook(job, STALLED_AFTER_MS),
    stage === 'deleting' ? null : trashOverAt(job),
    stage === 'deleting' || isOver || job.provenance.isClosed?.source === 'person' ? null : endsAt(job),
  ].filter((time) => time !== null)
  return times.length > 0 ? isoTime(Math.min(...times)) : null
}

const bin = (isTrashed: boolean) => (isTrashed ? 'trash' : 'jobs')
const closedness = (isOver: boolean) => (isOver ? 'closed' : 'open')

/** One facet for every combination of what a list may ask for, so that each needs one condition and no index more. */
function facetsOf(job: JobFacts, isOver: boolean): string[] {
  const { state, status, trashedAt, knownAs } = job
  if (state === 'deleting') return []
  const where = bin(trashedAt !== null)
  const is = closedness(isOver)
  const words = trashedAt === null ? foundBy(foundJob(job)) : []
  const lists = [where, `${where}/${status}`, `${where}/${is}`, `${where}/${status}/${is}`]
  return [...lists, ...words, ...knownAs.map(facetOfName)]
}

/** By which a job is found whatever list it is in. */
export const facetOfName = (name: string) => `known/${name}`

export function facetOf({ trashed = false, status, closed }: JobQuery): string {
  const parts = [bin(trashed), status, closed === undefined ? undefined : closedness(closed)]
  return parts.filter((part) => part !== undefined).join('/')
}
