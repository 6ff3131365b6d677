// Applications: what a person sent where, and what came of it.
import { findRecords } from '../../platform/finding.ts'
import { liveRecords } from '../../platform/record-live.ts'
import type { CareerChanges } from '../schemas.ts'
import { createBrowsing } from './browsing.ts'
import { createEditing, type Linked } from './editing.ts'
import { exampleApplications } from './examples.ts'
import { createExchange } from './exchange.ts'
import { foundApplication } from './found.ts'
import { type ApplicationRecord, toApplication } from './record.ts'
import { createRemoving } from './removing.ts'
import type { ApplicationStore } from './store.ts'

export interface ApplicationsDeps {
  store: ApplicationStore
  linked: Linked
  now: () => number
  newId: () => string
}

export type Applications = ReturnType<typeof createApplications>

export function createApplications({ store, linked, now, newId }: ApplicationsDeps) {
  const removeOne = createRemoving(store)
  return {
    ...createBrowsing({ store, now, newId }),
    ...createEditing({ store, linked, now, newId }),
    ...createExchange({ store, now, newId }),

    examples: () => exampleApplications(now()),

    /** Removes the examples for good, wherever they are on the board. */
    async removeExamples(ownerId: string): Promise<void> {
      for await (const { id, read } of store.each(ownerId))
        if (read()?.isExample) await removeOne(ownerId, id)
    },

    finding: findRecords({
      list: ({ facet, ...range }) => store.list({ ...range, list: facet, sortKey: 'addedAt', order: 'desc' }),
      show: foundApplication,
    }),

    live: liveRecords<ApplicationRecord, CareerChanges>({
      watch: store.watch,
      changed: (record) => ({ type: 'application', data: toApplication(record) }),
      removed: (id) => ({ type: 'application-removed', data: { id } }),
    }),
  }
}
