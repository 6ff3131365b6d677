// What the room does for insights besides computing them: sweep what is stuck, tell the shelf, export, forget.
import type { Firestore } from '@google-cloud/firestore'
import { recordAttention, recordOf } from '../../platform/attention.ts'
import { type Exporting, jsonFile } from '../../platform/exporting.ts'
import { type Forgetting, inOrder, removeDocuments } from '../../platform/forgetting.ts'
import type { Publish } from '../../platform/publish.ts'
import { republishing } from '../../platform/record-sweeping.ts'
import type { ShelfHooks } from '../../platform/shelf-hooks.ts'
import { insightsRequested } from '../events.ts'
import type { InsightsFacts, InsightsRecord } from './record.ts'
import type { InsightsStore } from './store.ts'

const COLLECTIONS = ['insights', 'insightResults', 'insightFindings', 'insightVectors']

export interface SweepingDeps {
  store: Pick<InsightsStore, 'due' | 'change'>
  publish: Publish
  now: () => number
}

/** Publishes again what nobody computed. */
export const createSweeping = ({ store, publish, now }: SweepingDeps) =>
  republishing<InsightsFacts, InsightsRecord>({
    store,
    isWaiting: ({ status }) => status === 'computing',
    publish: ({ ownerId }) => publish(insightsRequested, { ownerId }),
    now,
  })

/** While the event is on the shelf, it is not published again. */
export const createAttention = ({ store }: { store: Pick<InsightsStore, 'change'> }): ShelfHooks =>
  recordAttention<InsightsFacts, InsightsRecord>({
    topics: [recordOf(insightsRequested, ({ ownerId }) => ownerId)],
    change: store.change,
    isDone: ({ status }) => status === 'ready',
  })

export const createExporting = ({ store }: { store: Pick<InsightsStore, 'get' | 'result'> }): Exporting => ({
  async *export(accountId) {
    const [record, result] = await Promise.all([store.get(accountId), store.result(accountId)])
    if (record?.computedAt && result)
      yield jsonFile('careers/insights.json', result, new Date(record.computedAt))
  },
})

export const createForgetting = (firestore: Firestore): Forgetting => ({
  // They say nothing that the person's jobs do not say.
  count: async () => ({}),
  forget: (accountId) =>
    inOrder(
      COLLECTIONS.map(
        (collection) => () =>
          removeDocuments(firestore.collection(collection).where('ownerId', '==', accountId)),
      ),
    ),
})
