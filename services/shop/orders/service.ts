// Orders after they were placed. Placing them is `checkout/`, and what happens by itself is in `fulfilling.ts`.
import type { Firestore } from '@google-cloud/firestore'
import { findRecords } from '../../platform/finding.ts'
import type { Grants } from '../../platform/grants.ts'
import { createIdempotency } from '../../platform/idempotency.ts'
import type { Publish } from '../../platform/publish.ts'
import { joinStreams } from '../../platform/record-live.ts'
import type { Download } from '../../platform/schemas.ts'
import type { ShopReader } from '../shops/reader.ts'
import { createBrowsing } from './browsing.ts'
import { createChanging } from './changing.ts'
import { foundOrder } from './complete.ts'
import { ordersFile } from './csv.ts'
import { createDeciding } from './deciding.ts'
import { createInvoiceFiles } from './invoice-files.ts'
import { createLive } from './live.ts'
import { ownOrder } from './ownership.ts'
import { createPacking, type PackingDeps } from './packing.ts'
import { createPurchases } from './purchases.ts'
import type { OrderStore } from './store.ts'

export interface OrdersDeps {
  firestore: Firestore
  store: OrderStore
  reader: Pick<ShopReader, 'byHandle' | 'byOwner'>
  publish: Publish
  /** For `papers`. */
  paperGrants: Pick<Grants, 'download'>
  renderPaper: PackingDeps['renderPaper']
  now: () => number
  newId: () => string
}

export type Orders = ReturnType<typeof createOrders>

export function createOrders(deps: OrdersDeps) {
  const { firestore, store, now } = deps
  const changing = createChanging(deps)
  const invoiceFiles = createInvoiceFiles(deps)
  const idempotency = createIdempotency({ firestore, now })

  return {
    ...createBrowsing(deps),
    ...createPacking(deps),
    ...createDeciding({ ...deps, changing, idempotency }),

    /** The pieces of a CSV file with all orders. */
    exported: (ownerId: string): AsyncGenerator<string> => ordersFile(store.each(ownerId)),

    /** Throws AppError `not-found` until it was made. */
    async invoice(ownerId: string, id: string): Promise<Download> {
      return invoiceFiles.invoice(ownOrder(await store.get(id), ownerId, id))
    },

    async creditNote(ownerId: string, id: string, refundId: string): Promise<Download> {
      return invoiceFiles.creditNote(ownOrder(await store.get(id), ownerId, id), refundId)
    },

    purchases: createPurchases({ ...deps, changing, invoiceFiles }),
    finding: findRecords({ list: store.list, show: foundOrder }),
    live: joinStreams(createLive(store)),
  }
}
