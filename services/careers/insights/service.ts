// What the API needs of insights: the latest result, and a new one when somebody asks or something changed.
import { AppError } from '../../platform/errors.ts'
import type { LiveSource } from '../../platform/live.ts'
import type { Publish } from '../../platform/publish.ts'
import { isoTime } from '../../platform/times.ts'
import { startWaiting } from '../../platform/waiting.ts'
import { insightsRequested } from '../events.ts'
import type { InsightsReport } from '../reports/schemas.ts'
import type { CareerChanges } from '../schemas.ts'
import type { InsightsFacts, InsightsRecord, Result } from './record.ts'
import { type Insights, type InsightsRequest, STAGES_WITHOUT_COUNT, THRESHOLD } from './schemas.ts'
import type { Sources } from './sources.ts'
import type { InsightsStore } from './store.ts'

export interface InsightsDeps {
  store: InsightsStore
  sources: Pick<Sources, 'hasChanged' | 'hasResume'>
  reports: { state(ownerId: string): Promise<InsightsReport> }
  publish: Publish
  /** Milliseconds since the epoch. */
  now: () => number
}

export type InsightsService = ReturnType<typeof createInsights>

export function createInsights({ store, sources, reports, publish, now }: InsightsDeps) {
  async function request(ownerId: string, wish: InsightsRequest): Promise<Insights> {
    // Someone else's résumé looks like none.
    if (wish.resumeId && !(await sources.hasResume(ownerId, wish.resumeId)))
      throw new AppError('not-found', `No résumé ${wish.resumeId}`)
    if (wish.timeZone !== undefined && !isTimeZone(wish.timeZone))
      throw new AppError('invalid', `There is no time zone ${wish.timeZone}`)
    const record = await store.change(ownerId, (found) => {
      const facts = found ?? newFacts(ownerId, isoTime(now()))
      const { resumeId, threshold = facts.threshold, timeZone = facts.timeZone } = wish
      const chosenResume = resumeId === undefined ? facts.chosenResume : resumeId
      const revision = facts.revision + 1
      return { ...facts, status: 'computing', revision, chosenResume, threshold, timeZone }
    })
    await publish(insightsRequested, { ownerId })
    const [result, report] = await Promise.all([store.result(ownerId), reports.state(ownerId)])
    return toInsights(record, result, report)
  }

  return {
    request,

    /**
     * What was computed last. When something changed since, a new computation begins: there is one at a time, and the
     * changes that arrive until it begins are part of it, so many changes cause few computations.
     */
    async get(ownerId: string): Promise<Insights> {
      const [record, result, report] = await Promise.all([
        store.get(ownerId),
        store.result(ownerId),
        reports.state(ownerId),
      ])
      if (record?.status === 'computing') return toInsights(record, result, report)
      const seen = {
        jobs: record?.seenJobs ?? '',
        resumes: record?.seenResumes ?? '',
        applications: record?.seenApplications ?? '',
      }
      // A result that another version of the program wrote cannot be read.
      const isLost = record !== null && result === null
      const hasChanged = isLost || (await sources.hasChanged(ownerId, seen))
      return hasChanged ? request(ownerId, {}) : toInsights(record, result, report)
    },

    live: {
      kind: 'stream',
      watch: (ownerId, since, { changed, failed }) =>
        store.watch(ownerId, since, {
          changed: ({ id, status, computedAt, updatedAt }) =>
            changed({ type: 'insights', data: { status, computedAt }, key: id, at: updatedAt }),
          // They are only removed together with the person.
          removed() {},
          failed,
        }),
    } satisfies LiveSource<CareerChanges>,
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const newFacts = (ownerId: string, time: string): InsightsFacts => ({
  id: ownerId,
  ownerId,
  status: 'computing',
  revision: 0,
  chosenResume: null,
  threshold: THRESHOLD,
  timeZone: 'UTC',
  seenJobs: '',
  seenResumes: '',
  seenApplications: '',
  computedAt: null,
  needsAttention: false,
  ...startWaiting(time),
})

const NOTHING: Result = {
  jobs: 0,
  resumeId: null,
  threshold: THRESHOLD,
  passing: 0,
  demand: [],
  unlocks: [],
  families: [],
  map: [],
  pays: [],
  places: [],
  remote: [],
  funnel: STAGES_WITHOUT_COUNT,
  daysToAnswer: [],
  activity: [],
}

const toInsights = (
  record: InsightsRecord | null,
  result: Result | null,
  report: InsightsReport,
): Insights => ({
  ...(result ?? NOTHING),
  status: record?.status ?? 'none',
  computedAt: record?.computedAt ?? null,
  report,
})
