import type { Exporting } from '../../platform/exporting.ts'
import { exportRecords } from '../../platform/record-export.ts'
import { isListed } from '../short-lists/record.ts'
import type { DiscountRecord } from './record.ts'
import type { DiscountStore } from './store.ts'
import { toDiscount } from './views.ts'

/** Exports all discounts. How often each was used follows from the orders. */
export const createExporting = ({ store }: { store: Pick<DiscountStore, 'each'> }): Exporting =>
  exportRecords<DiscountRecord>({
    each: store.each,
    folder: 'shop/discounts',
    isLeftOut: (discount) => !isListed(discount),
    describe(discount) {
      const { uses: _, ...facts } = toDiscount(discount, 0)
      return facts
    },
    files: () => [],
  })
