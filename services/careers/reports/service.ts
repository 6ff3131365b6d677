// What the API needs of reports: one is asked for, made by a function, and downloaded.
import { AppError } from '../../platform/errors.ts'
import type { Grants } from '../../platform/grants.ts'
import type { LiveSource } from '../../platform/live.ts'
import type { Publish } from '../../platform/publish.ts'
import type { Download } from '../../platform/schemas.ts'
import { isoTime } from '../../platform/times.ts'
import { startWaiting } from '../../platform/waiting.ts'
import { cvReady } from '../events.ts'
import type { InsightsStore } from '../insights/store.ts'
import { reportPrefix } from '../paths.ts'
import type { CareerChanges } from '../schemas.ts'
import { type ReportFacts, toReport } from './record.ts'
import type { InsightsReport } from './schemas.ts'
import type { ReportStore } from './store.ts'

export interface ReportsDeps {
  store: Pick<ReportStore, 'get' | 'save' | 'watch'>
  insights: Pick<InsightsStore, 'get'>
  /** For `papers`. */
  paperGrants: Pick<Grants, 'download'>
  publish: Publish
  /** Milliseconds since the epoch. */
  now: () => number
}

export type Reports = ReturnType<typeof createReports>

export function createReports({ store, insights, paperGrants, publish, now }: ReportsDeps) {
  return {
    state: async (ownerId: string): Promise<InsightsReport> => toReport(await store.get(ownerId)),

    /**
     * Has the insights as they were computed last made into a paper, unless there is one already or it is being made.
     * Throws AppError `not-found` before anything was computed.
     */
    async request(ownerId: string): Promise<InsightsReport> {
      const computedAt = (await insights.get(ownerId))?.computedAt
      if (!computedAt) throw new AppError('not-found', 'There are no insights yet')
      const report = await store.save(ownerId, (found) => {
        // What is under way shows what is computed by then.
        if (found?.status === 'making') return null
        if (found?.status === 'ready' && found.paper?.computedAt === computedAt) return null
        const facts = found ?? newReport(ownerId, isoTime(now()))
        return { ...facts, status: 'making', reason: null, revision: facts.revision + 1 }
      })
      // Also when it is being made: its event may have been lost, and a second one does no harm.
      if (report?.status === 'making')
        await publish(cvReady, { ownerId, subject: 'report', revision: report.revision })
      return toReport(report)
    },

    /** Where the paper can be fetched for a few minutes. Throws AppError `not-found`. */
    async download(ownerId: string): Promise<Download> {
      const paper = (await store.get(ownerId))?.paper
      if (!paper) throw new AppError('not-found', 'There is no report')
      return paperGrants.download({
        path: reportPrefix(ownerId) + paper.name,
        contentType: 'application/pdf',
        name: `What the market asks for – ${paper.computedAt.slice(0, 10)}.pdf`,
      })
    },

    live: {
      kind: 'stream',
      watch: (ownerId, since, { changed, failed }) =>
        store.watch(ownerId, since, {
          changed: (report) =>
            changed({
              type: 'insights-report',
              data: toReport(report),
              key: `report-${report.id}`,
              at: report.updatedAt,
            }),
          // They are only removed together with the person.
          removed() {},
          failed,
        }),
    } satisfies LiveSource<CareerChanges>,
  }
}

const newReport = (ownerId: string, time: string): ReportFacts => ({
  id: ownerId,
  ownerId,
  status: 'making',
  reason: null,
  revision: 0,
  paper: null,
  needsAttention: false,
  ...startWaiting(time),
})
