// What the function that makes reports may do.
import type { ReportRequested } from '../events.ts'
import type { Result } from '../insights/record.ts'
import type { InsightsStore } from '../insights/store.ts'
import type { ReportRecord, StoredReport } from './record.ts'
import type { ReportStore } from './store.ts'

/** What goes on paper. */
export interface ReportContent {
  insights: Result
  computedAt: string
  timeZone: string
}

/** `gone`: nothing of it may stay in storage. `done`: it exists, or another event is about it. */
export type ReportTask = { kind: 'wanted'; content: ReportContent } | { kind: 'gone' } | { kind: 'done' }

export interface RenderingDeps {
  store: Pick<ReportStore, 'get' | 'change'>
  insights: Pick<InsightsStore, 'get' | 'result'>
}

export type ReportRendering = ReturnType<typeof createRendering>

export function createRendering({ store, insights }: RenderingDeps) {
  const isWanted = (report: ReportRecord | null, { revision }: ReportRequested): report is ReportRecord =>
    report?.status === 'making' && report.revision === revision

  async function fail(event: ReportRequested, reason: string): Promise<void> {
    await store.change(event.ownerId, (found) =>
      isWanted(found, event) ? { ...found, status: 'failed', reason } : null,
    )
  }

  return {
    async paperTask(event: ReportRequested): Promise<ReportTask> {
      const { ownerId } = event
      const report = await store.get(ownerId)
      if (!report) return { kind: 'gone' }
      if (!isWanted(report, event)) return { kind: 'done' }
      const [about, result] = await Promise.all([insights.get(ownerId), insights.result(ownerId)])
      if (about?.computedAt && result) {
        const { computedAt, timeZone } = about
        return { kind: 'wanted', content: { insights: result, computedAt, timeZone } }
      }
      // Another version of the program computed them.
      await fail(event, 'The insights have to be computed again first.')
      return { kind: 'done' }
    },

    /** Returns the papers that the report has then: this, that of another run, or none when it is gone. */
    async addPapers(event: ReportRequested, [paper]: StoredReport[]): Promise<StoredReport[]> {
      const report = await store.change(event.ownerId, (found) =>
        paper && isWanted(found, event) ? { ...found, paper, status: 'ready', reason: null } : null,
      )
      return report?.paper ? [report.paper] : []
    },

    /** For good, because no retry can help. */
    fail,
  }
}
