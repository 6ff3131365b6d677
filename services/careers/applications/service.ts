// Applications: what a person sent where, and what came of it.
import type { Firestore } from '@google-cloud/firestore'
import { type Exporting, jsonListFile } from '../../platform/exporting.ts'
import { type Forgetting, inOrder, removeDocuments } from '../../platform/forgetting.ts'
import type { UnreadRecord } from '../../platform/records.ts'
import type { Sweeping } from '../../platform/sweeping.ts'
import { createBrowsing } from './browsing.ts'
import { createEditing } from './editing.ts'
import { exampleApplications } from './examples.ts'
import { createExchange } from './exchange.ts'
import { type ApplicationRecord, TRASH_KEPT_MS, toApplication } from './record.ts'
import type { ApplicationStore } from './store.ts'

export interface ApplicationsDeps {
  store: ApplicationStore
  now: () => number
  newId: () => string
}

export type Applications = ReturnType<typeof createApplications>

export function createApplications({ store, now, newId }: ApplicationsDeps) {
  const editing = createEditing({ store, now, newId })
  const { removeOne, ...edits } = editing

  return {
    ...createBrowsing({ store, now, newId }),
    ...edits,
    ...createExchange({ store, now, newId }),

    examples: () => exampleApplications(now()),

    /** Removes the examples for good, wherever they are on the board. */
    async removeExamples(ownerId: string): Promise<void> {
      for await (const { id, read } of store.each(ownerId))
        if (read()?.isExample) await removeOne(ownerId, id)
    },

    /** Empties what has been in the trash for long. */
    sweeping: {
      due: store.due,
      async sweepOne({ id, read }) {
        const record = read()
        if (!record?.trashedAt || Date.parse(record.trashedAt) + TRASH_KEPT_MS > now()) return null
        await removeOne(record.ownerId, id)
        return 'expired'
      },
    } satisfies Sweeping<UnreadRecord<ApplicationRecord>>,

    exporting: {
      async *export(accountId) {
        yield jsonListFile('careers/applications.json', everyOne(store, accountId), new Date(now()))
      },
    } satisfies Exporting,
  }
}

async function* everyOne(store: Pick<ApplicationStore, 'each' | 'history'>, accountId: string) {
  for await (const { id, read } of store.each(accountId)) {
    const record = read()
    if (record) yield { ...toApplication(record), history: await store.history(id, 1000) }
  }
}

export function createForgetting(firestore: Firestore): Forgetting {
  const of = (collection: string, accountId: string) =>
    firestore.collection(collection).where('ownerId', '==', accountId)
  return {
    async count(accountId) {
      const own = of('applications', accountId).where('lists', 'array-contains-any', ['all', 'trash'])
      return { applications: (await own.count().get()).data().count }
    },
    forget: (accountId) =>
      inOrder([
        () => removeDocuments(of('applications', accountId)),
        () => removeDocuments(of('applicationHistory', accountId)),
        () => removeDocuments(of('applicationExamples', accountId)),
      ]),
  }
}
