import { AppError } from '../../platform/errors.ts'
import { isSeen } from './complete.ts'
import type { OrderRecord } from './record.ts'

const noOrder = (id: string) => new AppError('not-found', `No order ${id}`)

/** The maker's own order. Another's, and one that was not placed yet, is "not found". */
export function ownOrder(order: OrderRecord | null, ownerId: string, id: string): OrderRecord {
  if (order?.ownerId !== ownerId || !isSeen(order)) throw noOrder(id)
  return order
}

/** What the person ordered, even while its payment is under way. */
export function ownPurchase(order: OrderRecord | null, customerId: string, id: string): OrderRecord {
  if (order?.customerId !== customerId) throw noOrder(id)
  return order
}

/** Any order of the shop for whoever has its link. A wrong key and another's order look the same. */
export function linkedOrder(
  order: OrderRecord | null,
  { ownerId, id, isKey }: { ownerId: string | null; id: string; isKey: (linkKey: string) => boolean },
): OrderRecord {
  if (!order || order.ownerId !== ownerId || !isKey(order.linkKey)) throw noOrder(id)
  return order
}
