// Computes a person's insights. What was found out about a job is remembered, and so are the vectors of texts: one more
// job costs its own reading, its own texts, and the sums over all.
import { DAY_MS, MINUTE_MS } from '../../platform/durations.ts'
import { isoTime } from '../../platform/times.ts'
import { computeInsights } from './compute.ts'
import { textsOf } from './families.ts'
import { findingOf } from './finding.ts'
import type { Finding } from './finding-schema.ts'
import { type Memory, shardOf, textKey } from './memory.ts'
import type { InsightsRecord } from './record.ts'
import { DIMENSIONS, quantized } from './sentence-vectors.ts'
import type { Sources } from './sources.ts'
import type { InsightsStore } from './store.ts'
import { supportedBy } from './support.ts'

/** Changes that an instance with a slower clock recorded late are found by reading a little again. */
const OVERLAP_MS = MINUTE_MS
/** Notes that jobs are gone are kept for 30 days, so an older memory may contain jobs that are gone. */
const MEMORY_MS = 25 * DAY_MS
/** Texts that the model reads at once, and in one run: it takes some 10 to 20 ms for each. */
const BATCH = 16
const MAX_NEW_TEXTS = 2000
/** Requests that arrive while it computes are answered in the same run, so many times. */
const MAX_ROUNDS = 3

/** Vectors of 512 numbers, one for each text. */
export type Embed = (texts: string[]) => Promise<ArrayLike<number>[]>

export interface ComputingDeps {
  store: Pick<InsightsStore, 'get' | 'change' | 'remembered' | 'save'>
  sources: Sources
  embed: Embed
  /** Milliseconds since the epoch. */
  now: () => number
}

/** `more`: not all texts have vectors yet, so it must be asked again. */
export type Outcome = 'done' | 'more'

export function createComputing({ store, sources, embed, now }: ComputingDeps) {
  async function computeOnce(record: InsightsRecord): Promise<Outcome> {
    const { ownerId, id, revision } = record
    const [memory, { resume, seen: seenResumes }, course] = await Promise.all([
      store.remembered(ownerId),
      sources.resume(ownerId, record.chosenResume),
      sources.course(ownerId),
    ])
    const seenJobs = await learnJobs(record, memory)
    const findings = [...memory.findings.values()]
    // Texts are hashed once: the same keys tell which vectors are missing, which are not needed any more, and which to
    // compute with.
    const keys = new Map(distinctTexts(findings).map((text) => [text, textKey(text)]))
    const isComplete = await learnTexts(keys, memory)
    const result = computeInsights({
      findings,
      supported: resume ? supportedBy(resume.content) : new Set(),
      vectors: vectorsOf(keys, memory),
      threshold: record.threshold,
      timeZone: record.timeZone,
      ...course,
    })
    await store.save(ownerId, { ...result, resumeId: resume?.id ?? null }, memory)
    const computedAt = isoTime(now())
    await store.change(id, (found) => {
      if (!found) return null
      const isLatest = found.revision === revision && isComplete
      const seen = { seenJobs, seenResumes, seenApplications: course.seen }
      return { ...found, ...seen, computedAt, status: isLatest ? 'ready' : 'computing' }
    })
    return isComplete ? 'done' : 'more'
  }

  /** Returns the latest change that is now known. */
  async function learnJobs(record: InsightsRecord, memory: Memory): Promise<string> {
    const isFresh =
      record.computedAt !== null &&
      now() - Date.parse(record.computedAt) < MEMORY_MS &&
      memory.findings.size > 0
    if (!isFresh) {
      for (const jobId of memory.findings.keys()) memory.changed.findings.add(shardOf(jobId))
      memory.findings.clear()
    }
    const since = isFresh && record.seenJobs ? isoTime(Date.parse(record.seenJobs) - OVERLAP_MS) : ''
    const { changed, gone, seen } = await sources.jobsSince(record.ownerId, since)
    for (const job of changed) {
      const finding = findingOf(job)
      if (isSame(finding, memory.findings.get(job.id))) continue
      memory.findings.set(job.id, finding)
      memory.changed.findings.add(shardOf(job.id))
    }
    for (const jobId of gone) if (memory.findings.delete(jobId)) memory.changed.findings.add(shardOf(jobId))
    return seen > record.seenJobs ? seen : record.seenJobs
  }

  /** Whether all texts have vectors now. */
  async function learnTexts(keys: ReadonlyMap<string, string>, memory: Memory): Promise<boolean> {
    const known = new Set(keys.values())
    for (const key of memory.vectors.keys()) {
      if (known.has(key)) continue
      memory.vectors.delete(key)
      memory.changed.vectors.add(shardOf(key))
    }
    const missing = [...keys].filter(([, key]) => !memory.vectors.has(key))
    const some = missing.slice(0, MAX_NEW_TEXTS)
    for (let start = 0; start < some.length; start += BATCH) {
      const batch = some.slice(start, start + BATCH)
      const vectors = await embed(batch.map(([text]) => text))
      batch.forEach(([, key], at) => {
        memory.vectors.set(key, quantized(vectors[at] ?? new Float32Array(DIMENSIONS)))
        memory.changed.vectors.add(shardOf(key))
      })
    }
    return some.length === missing.length
  }

  return {
    /** Does nothing when nobody waits for a result: the same event may arrive more than once. */
    async compute(ownerId: string): Promise<Outcome> {
      let outcome: Outcome = 'done'
      for (let round = 0; round < MAX_ROUNDS; round++) {
        const record = await store.get(ownerId)
        if (record?.status !== 'computing') return outcome
        outcome = await computeOnce(record)
        if (outcome === 'more') return outcome
      }
      return 'more'
    },
  }
}

function vectorsOf(keys: ReadonlyMap<string, string>, memory: Memory): Map<string, Int8Array> {
  const vectors = new Map<string, Int8Array>()
  for (const [text, key] of keys) {
    const vector = memory.vectors.get(key)
    if (vector) vectors.set(text, vector)
  }
  return vectors
}

function distinctTexts(findings: Iterable<Finding>): string[] {
  const texts = new Set<string>()
  for (const finding of findings) for (const text of textsOf(finding)) texts.add(text)
  return [...texts]
}

const isSame = (one: Finding, other: Finding | undefined) =>
  other !== undefined && JSON.stringify(one) === JSON.stringify(other)
