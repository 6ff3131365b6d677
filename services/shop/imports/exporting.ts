import type { Bucket } from '@google-cloud/storage'
import { safeName } from '../../platform/archive-paths.ts'
import type { ExportedFile, Exporting } from '../../platform/exporting.ts'
import { exportRecords } from '../../platform/record-export.ts'
import { importFilePath } from '../paths.ts'
import type { ImportRecord } from './record.ts'
import type { ImportStore } from './store.ts'
import { toImport } from './views.ts'

export interface ExportingDeps {
  store: Pick<ImportStore, 'each'>
  documents: Bucket
}

/** Exports all catalogues as they were uploaded. What was taken over is with the products. */
export function createExporting({ store, documents }: ExportingDeps): Exporting {
  const file = (record: ImportRecord): ExportedFile => ({
    modifiedAt: new Date(record.updatedAt),
    shrinks: true,
    path: `shop/imports/${safeName(record.title)}`,
    content: async () =>
      documents.file(importFilePath(record)).createReadStream({ decompress: false, validation: false }),
  })

  return exportRecords<ImportRecord>({
    each: store.each,
    folder: 'shop/imports',
    isLeftOut: ({ state }) => state !== 'live',
    describe: (record, files) => ({ files, ...toImport(record) }),
    files: (record) => (record.generation === null ? [] : [file(record)]),
  })
}
