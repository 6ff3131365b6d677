import type { Exporting } from '../../platform/exporting.ts'
import { exportRecords } from '../../platform/record-export.ts'
import { isListed } from '../short-lists/record.ts'
import type { FaqRecord } from './record.ts'
import type { FaqStore } from './store.ts'
import { toFaq } from './views.ts'

export const createExporting = ({ store }: { store: Pick<FaqStore, 'each'> }): Exporting =>
  exportRecords<FaqRecord>({
    each: store.each,
    folder: 'shop/faqs',
    isLeftOut: (record) => !isListed(record),
    describe: toFaq,
    files: () => [],
  })
