// What the room does for reports besides making them: sweep what is stuck, tell the shelf, export, forget.
import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { recordAttention, recordOf } from '../../platform/attention.ts'
import type { Exporting } from '../../platform/exporting.ts'
import { type Forgetting, recordForgetting } from '../../platform/forgetting.ts'
import type { Publish } from '../../platform/publish.ts'
import { republishing } from '../../platform/record-sweeping.ts'
import type { ShelfHooks } from '../../platform/shelf-hooks.ts'
import { cvReady } from '../events.ts'
import { reportPrefix } from '../paths.ts'
import type { ReportFacts, ReportRecord } from './record.ts'
import type { ReportStore } from './store.ts'

export interface SweepingDeps {
  store: Pick<ReportStore, 'due' | 'change'>
  publish: Publish
  now: () => number
}

/** Publishes again what nobody made. */
export const createSweeping = ({ store, publish, now }: SweepingDeps) =>
  republishing<ReportFacts, ReportRecord>({
    store,
    isWaiting: ({ status }) => status === 'making',
    publish: ({ ownerId, revision }) => publish(cvReady, { ownerId, subject: 'report', revision }),
    now,
  })

/** While the event is on the shelf, it is not published again. */
export const createAttention = ({ store }: { store: Pick<ReportStore, 'change'> }): ShelfHooks =>
  recordAttention<ReportFacts, ReportRecord>({
    topics: [recordOf(cvReady, (event) => ('subject' in event ? event.ownerId : null))],
    change: store.change,
    isDone: ({ status }) => status !== 'making',
  })

export interface ExportingDeps {
  store: Pick<ReportStore, 'get'>
  papers: Bucket
}

export const createExporting = ({ store, papers }: ExportingDeps): Exporting => ({
  async *export(accountId) {
    const paper = (await store.get(accountId))?.paper
    if (!paper) return
    yield {
      path: 'careers/insights-report.pdf',
      modifiedAt: new Date(paper.computedAt),
      shrinks: false,
      content: async () => papers.file(reportPrefix(accountId) + paper.name).createReadStream(),
    }
  },
})

export const createForgetting = (deps: { firestore: Firestore; papers: Bucket }): Forgetting =>
  recordForgetting({
    firestore: deps.firestore,
    // It says nothing that the person's jobs do not say.
    counted: {},
    collections: ['insightReports'],
    objects: [{ bucket: deps.papers, prefix: reportPrefix }],
  })
