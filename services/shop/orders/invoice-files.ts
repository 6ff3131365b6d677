// Where the papers of an order can be fetched.
import { safeName } from '../../platform/archive-paths.ts'
import { AppError } from '../../platform/errors.ts'
import type { Grants } from '../../platform/grants.ts'
import type { Download } from '../../platform/schemas.ts'
import { recordPrefix } from '../paths.ts'
import type { OrderRecord } from './record.ts'

export type InvoiceFiles = ReturnType<typeof createInvoiceFiles>

export function createInvoiceFiles({ paperGrants }: { paperGrants: Pick<Grants, 'download'> }) {
  async function fetchable(order: OrderRecord, numbered: OrderRecord['invoice'], word: string) {
    if (!numbered?.paper) throw new AppError('not-found', `The order ${order.number} has no such paper yet`)
    return paperGrants.download({
      path: recordPrefix('orders', order) + numbered.paper.name,
      contentType: 'application/pdf',
      name: safeName(`${word} ${numbered.number}.pdf`),
    })
  }
  return {
    /** Throws AppError `not-found` until it was made. */
    invoice: (order: OrderRecord): Promise<Download> => fetchable(order, order.invoice, 'Invoice'),

    creditNote: (order: OrderRecord, refundId: string): Promise<Download> =>
      fetchable(order, order.creditNotes.find((note) => note.refundId === refundId) ?? null, 'Credit note'),
  }
}
