// How large an order may become. It is one document, and the database takes no more than 1 MiB: there must be room for
// what the program has yet to write, such as payments and mails, whatever people have added.
import { AppError } from '../../platform/errors.ts'
import type { OrderFacts } from './record.ts'

/** Orders of a hundred lines begin with about 300 KB. */
const MOST_BYTES = 700_000

/** Throws AppError `conflict` when people have added too much: shipments, refunds, and returns with their reasons. */
export function withRoom<Facts extends OrderFacts>(order: Facts): Facts {
  if (Buffer.byteLength(JSON.stringify(order)) > MOST_BYTES)
    throw new AppError('conflict', 'Too much has been noted for this order already', { reason: 'order-full' })
  return order
}
