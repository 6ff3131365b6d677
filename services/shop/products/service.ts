// Products, their variants, and what a person does with them.
import { createBrowsing } from './browsing.ts'
import { type BulkDeps, createBulk } from './bulk.ts'
import { createEditing, type EditingDeps } from './editing.ts'
import { createFinding } from './finding.ts'
import { createLive, type LiveDeps } from './live.ts'
import type { ProductStore } from './store.ts'

export type ProductsDeps = Omit<EditingDeps & BulkDeps & LiveDeps, 'store'> & { store: ProductStore }

export type Products = ReturnType<typeof createProducts>

export function createProducts(deps: ProductsDeps) {
  const { get, list } = createBrowsing(deps)
  const { create, edit, duplicate } = createEditing(deps)
  const { edit: editMany, ...bulk } = createBulk(deps)
  return {
    ...{ get, list, create, edit, duplicate, editMany },
    ...bulk,
    live: createLive(deps),
    finding: createFinding(deps.store),
  }
}
