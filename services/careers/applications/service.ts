// Applications: what a person sent where, and what came of it.
import { findRecords } from '../../platform/finding.ts'
import type { Grants } from '../../platform/grants.ts'
import type { Publish } from '../../platform/publish.ts'
import { liveRecords } from '../../platform/record-live.ts'
import type { CareerChanges } from '../schemas.ts'
import { createBrowsing } from './browsing.ts'
import { createEditing, type Linked } from './editing.ts'
import { exampleApplications } from './examples.ts'
import { createExchange } from './exchange.ts'
import { foundApplication } from './found.ts'
import type { Keeping } from './keeping.ts'
import { type ApplicationRecord, toApplication } from './record.ts'
import { createRemoving } from './removing.ts'
import type { ApplicationStore } from './store.ts'

export interface ApplicationsDeps {
  store: ApplicationStore
  linked: Linked
  keeping: Pick<Keeping, 'keep'>
  paperGrants: Pick<Grants, 'download'>
  publish: Publish
  now: () => number
  newId: () => string
}

export type Applications = ReturnType<typeof createApplications>

export function createApplications(deps: ApplicationsDeps) {
  const { store, now, newId } = deps
  const removeOne = createRemoving(deps)
  return {
    ...createBrowsing(deps),
    ...createEditing(deps),
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
