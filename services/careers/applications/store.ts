// The only file that knows how applications are stored in the database.
import { FieldPath, type Firestore } from '@google-cloud/firestore'
import Type from 'typebox'
import { documents, readAll } from '../../platform/documents.ts'
import { type Forgotten, removeDocuments } from '../../platform/forgetting.ts'
import { createMeter } from '../../platform/meter.ts'
import { countBytes } from '../../platform/record-bytes.ts'
import { watchLive } from '../../platform/record-lists.ts'
import { createRecords, type RecordRange } from '../../platform/records.ts'
import { changesOf } from './history.ts'
import {
  type ApplicationFacts,
  type ApplicationRecord,
  applicationDocuments,
  complete,
  heldBy,
} from './record.ts'
import { HistoryEntry } from './schemas.ts'

const historyDocuments = documents(
  Type.Object({
    ...Type.Omit(HistoryEntry, ['id']).properties,
    ownerId: Type.String(),
    applicationId: Type.String(),
  }),
)

export interface ListRange extends Omit<RecordRange, 'narrow'> {
  list: string
  sortKey: 'positionKey' | 'addedAt'
}

export interface HistoryPosition {
  at: string
  id: string
}

export type ApplicationStore = ReturnType<typeof createApplicationStore>

export function createApplicationStore(firestore: Firestore, now: () => number) {
  const history = firestore.collection('applicationHistory')
  /** Whether a person was given the examples already. */
  const examples = firestore.collection('applicationExamples')
  const meter = createMeter(firestore)
  const countHeld = countBytes<ApplicationRecord>('careers', { meter, heldBy })
  const records = createRecords<ApplicationFacts, ApplicationRecord>({
    firestore,
    collection: 'applications',
    documents: applicationDocuments,
    complete,
    async along({ transaction, changes }) {
      return () => {
        countHeld(transaction, changes)
        for (const { before, after } of changes)
          for (const change of changesOf({ before, after })) {
            if (!after) continue
            const { id: applicationId, ownerId, updatedAt: at } = after
            transaction.set(history.doc(), historyDocuments.data({ ...change, at, ownerId, applicationId }))
          }
      }
    },
    now,
  })

  return {
    ...records,

    usage: meter.usage,
    watch: watchLive<ApplicationRecord>(records),

    list: ({ list, ...range }: ListRange): Promise<ApplicationRecord[]> =>
      records.list(
        { ...range, narrow: (query) => query.where('lists', 'array-contains', list) },
        applicationDocuments,
      ),

    /** The changes of an application, the latest first. */
    async history(applicationId: string, limit: number, after?: HistoryPosition): Promise<HistoryEntry[]> {
      const ordered = history
        .where('applicationId', '==', applicationId)
        .orderBy('at', 'desc')
        .orderBy(FieldPath.documentId(), 'desc')
      const page = (after ? ordered.startAfter(after.at, after.id) : ordered).limit(limit)
      const entries = readAll(historyDocuments, await page.get())
      return entries.map(({ id, at, field, before, after: now }) => ({ id, at, field, before, after: now }))
    },

    forgetHistory: (applicationId: string): Promise<Forgotten> =>
      removeDocuments(history.where('applicationId', '==', applicationId)),

    /** Records the examples unless the person was given them before. */
    async seed(ownerId: string, facts: readonly ApplicationFacts[]): Promise<void> {
      const mark = examples.doc(ownerId)
      if ((await mark.get()).exists) return
      await records.transact(async ({ transaction, create }) => {
        if ((await transaction.get(mark)).exists) return
        for (const each of facts) await create(each)
        transaction.set(mark, { ownerId })
      })
    },
  }
}
