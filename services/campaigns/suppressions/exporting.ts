import { type Exporting, jsonListFile } from '../../platform/exporting.ts'
import type { SuppressionStore } from './store.ts'

export interface ExportingDeps {
  store: Pick<SuppressionStore, 'each'>
  now: () => number
}

export const createExporting = ({ store, now }: ExportingDeps): Exporting => ({
  async *export(accountId) {
    yield jsonListFile('campaigns/suppressions.json', everyOne(store, accountId), new Date(now()))
  },
})

async function* everyOne(store: ExportingDeps['store'], accountId: string) {
  for await (const { ownerId: _o, facets: _f, isWish: _w, ...suppression } of store.each(accountId))
    yield suppression
}
