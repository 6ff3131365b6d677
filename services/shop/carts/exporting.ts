import { type Exporting, jsonListFile } from '../../platform/exporting.ts'
import type { CartStore } from './store.ts'

export interface ExportingDeps {
  store: Pick<CartStore, 'of'>
  now: () => number
}

/** What the person has in carts of all shops. */
export const createExporting = ({ store, now }: ExportingDeps): Exporting => ({
  async *export(accountId) {
    yield jsonListFile('shop/carts.json', carts(store, accountId), new Date(now()))
  },
})

async function* carts(store: ExportingDeps['store'], accountId: string) {
  for (const { handle, lines, codes, country, updatedAt } of await store.of(accountId))
    yield { shop: handle, lines, codes, country, updatedAt }
}
