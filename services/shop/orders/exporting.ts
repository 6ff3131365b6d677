import type { Bucket } from '@google-cloud/storage'
import { safeName } from '../../platform/archive-paths.ts'
import { type ExportedFile, type Exporting, joinExports } from '../../platform/exporting.ts'
import { exportRecords } from '../../platform/record-export.ts'
import type { UnreadRecord } from '../../platform/records.ts'
import { recordPrefix } from '../paths.ts'
import { isSeen } from './complete.ts'
import type { Invoice, OrderRecord } from './record.ts'
import type { OrderStore } from './store.ts'
import { toCustomerOrder, toShopOrder } from './views.ts'

export interface ExportingDeps {
  store: Pick<OrderStore, 'each' | 'listOfCustomer'>
  papers: Bucket
}

/** What was sold, with its invoices, and what was bought elsewhere. */
export function createExporting({ store, papers }: ExportingDeps): Exporting {
  const fileOf = (order: OrderRecord, { number, paper }: Invoice): ExportedFile[] =>
    paper
      ? [
          {
            path: `shop/orders/${safeName(`${number}.pdf`)}`,
            modifiedAt: new Date(order.addedAt),
            shrinks: false,
            content: async () => papers.file(recordPrefix('orders', order) + paper.name).createReadStream(),
          },
        ]
      : []
  const isLeftOut = (order: OrderRecord) => !isSeen(order)

  return joinExports([
    exportRecords<OrderRecord>({
      each: store.each,
      folder: 'shop/orders',
      isLeftOut,
      describe: (order, files) => ({ files, ...toShopOrder(order) }),
      files: (order) =>
        [...(order.invoice ? [order.invoice] : []), ...order.creditNotes].flatMap((each) =>
          fileOf(order, each),
        ),
    }),
    exportRecords<OrderRecord>({
      each: (customerId) => bought(store, customerId),
      folder: 'shop/purchases',
      isLeftOut,
      describe: toCustomerOrder,
      files: () => [],
    }),
  ])
}

const AT_ONCE = 100

async function* bought(
  store: Pick<OrderStore, 'listOfCustomer'>,
  customerId: string,
): AsyncGenerator<UnreadRecord<OrderRecord>> {
  for (let after: { key: string; id: string } | undefined; ; ) {
    const orders = await store.listOfCustomer({ customerId, limit: AT_ONCE, ...(after && { after }) })
    yield* orders.map((order) => ({ id: order.id, read: () => order }))
    const last = orders.at(-1)
    if (!last || orders.length < AT_ONCE) return
    after = { key: last.addedAt, id: last.id }
  }
}
