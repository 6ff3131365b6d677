import type { Exporting } from '../../platform/exporting.ts'
import { exportRecords } from '../../platform/record-export.ts'
import { isListed } from '../short-lists/record.ts'
import type { CategoryRecord } from './record.ts'
import type { CategoryStore } from './store.ts'
import { toCategory } from './views.ts'

export const createExporting = ({ store }: { store: Pick<CategoryStore, 'each'> }): Exporting =>
  exportRecords<CategoryRecord>({
    each: store.each,
    folder: 'shop/categories',
    isLeftOut: (record) => !isListed(record),
    describe: toCategory,
    files: () => [],
  })
