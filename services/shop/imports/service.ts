// A whole catalogue as a CSV file: uploaded, read by a function, and taken over when the person says so.
import { liveRecords } from '../../platform/record-live.ts'
import type { ShopChanges } from '../schemas.ts'
import { type BrowsingDeps, createBrowsing } from './browsing.ts'
import { createEditing, type EditingDeps } from './editing.ts'
import { createProductsFile, type ProductsFileDeps } from './products-file.ts'
import type { ImportRecord } from './record.ts'
import type { ImportStore } from './store.ts'
import { createUploads, type UploadsDeps } from './uploads.ts'
import { toImport } from './views.ts'

export type ImportsDeps = Omit<BrowsingDeps & EditingDeps & UploadsDeps & ProductsFileDeps, 'store'> & {
  store: ImportStore
}

export type Imports = ReturnType<typeof createImports>

/** Everything that the API needs; functions take `importing.ts`, `comparing.ts`, `taking.ts` and `removing.ts`. */
export function createImports(deps: ImportsDeps) {
  const { take, delete: remove } = createEditing(deps)
  return {
    ...createUploads(deps),
    ...createBrowsing(deps),
    take,
    delete: remove,
    exported: createProductsFile(deps),
    live: liveRecords<ImportRecord, ShopChanges>({
      watch: deps.store.watch,
      changed: (record) => ({ type: 'catalogue-import', data: toImport(record) }),
      removed: (id) => ({ type: 'catalogue-import-removed', data: { id } }),
    }),
  }
}
