import { type Exporting, jsonListFile } from '../../platform/exporting.ts'
import { toApplication } from './record.ts'
import type { ApplicationStore } from './store.ts'

/** Changes of one application that an export holds. */
const MOST_CHANGES = 1000

export interface ExportingDeps {
  store: Pick<ApplicationStore, 'each' | 'history'>
  now: () => number
}

export const createExporting = ({ store, now }: ExportingDeps): Exporting => ({
  async *export(accountId) {
    yield jsonListFile('careers/applications.json', everyOne(store, accountId), new Date(now()))
  },
})

async function* everyOne(store: ExportingDeps['store'], accountId: string) {
  for await (const { id, read } of store.each(accountId)) {
    const record = read()
    if (record) yield { ...toApplication(record), history: await store.history(id, MOST_CHANGES) }
  }
}
