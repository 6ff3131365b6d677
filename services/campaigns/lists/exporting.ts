import type { Bucket } from '@google-cloud/storage'
import { safeName } from '../../platform/archive-paths.ts'
import type { ExportedFile, Exporting } from '../../platform/exporting.ts'
import { exportRecords } from '../../platform/record-export.ts'
import { listFilePath } from '../paths.ts'
import type { ListRecord } from './record.ts'
import type { ListStore } from './store.ts'
import { toList } from './views.ts'

export interface ExportingDeps {
  store: Pick<ListStore, 'each'>
  documents: Bucket
}

/** Exports all lists as they were uploaded. What became of their rows is with the campaigns' recipients. */
export function createExporting({ store, documents }: ExportingDeps): Exporting {
  const file = (list: ListRecord): ExportedFile => ({
    modifiedAt: new Date(list.updatedAt),
    shrinks: true,
    path: `campaigns/lists/${safeName(list.title.includes('.') ? list.title : `${list.title}.csv`)}`,
    content: async () =>
      documents.file(listFilePath(list)).createReadStream({ decompress: false, validation: false }),
  })

  return exportRecords<ListRecord>({
    each: store.each,
    folder: 'campaigns/lists',
    isLeftOut: ({ state }) => state !== 'live',
    describe: (list, files) => ({ files, ...toList(list) }),
    files: (list) => (list.generation === null ? [] : [file(list)]),
  })
}
