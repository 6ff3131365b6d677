// Money goes back, in part or whole. A refund is begun here; `order-fulfil` asks the provider for it until it is done.
import { AppError } from '../../platform/errors.ts'
import { isoTime } from '../../platform/times.ts'
import { formatMoney } from '../money/schemas.ts'
import { refundableOf } from './amounts.ts'
import { unrestockedOf } from './line-counts.ts'
import type { OrderFacts, OrderRecord } from './record.ts'
import { withRoom } from './room.ts'
import type { RefundRequest } from './schemas.ts'
import { withinLeft } from './shipping.ts'
import { raised } from './steps.ts'
import type { Deciding } from './transitions.ts'

/**
 * `id` comes from the request's key, so that a request that comes again finds its refund: null then. Throws AppError
 * `conflict` for more than can be given back, and `invalid` for more pieces than were sold.
 */
export function refundBegun(
  order: OrderRecord,
  { id, request }: { id: string; request: RefundRequest },
  { by, now }: Deciding,
): OrderFacts | null {
  if (order.refunds.some((refund) => refund.id === id)) return null
  const { amount, reason, restock = [] } = request
  const most = refundableOf(order)
  if (amount > most)
    throw new AppError('conflict', 'That is more than can be given back', {
      reason: 'refund-too-large',
      errors: [
        { field: 'amount', message: `is more than ${formatMoney(most, order.totals.currency, 'en')}` },
      ],
    })
  // The stock of a cancelled order is back already.
  if (restock.length > 0 && order.reservation !== 'taken')
    throw new AppError('conflict', 'The goods of this order are in the stock', { reason: 'not-taken' })
  const back = withinLeft(restock, unrestockedOf(order), 'restock')
  const at = isoTime(now)
  const refund = { id, at, amount, state: 'begun', reason, by, restock: back } as const
  return withRoom(raised({ ...order, refunds: [...order.refunds, refund] }))
}
