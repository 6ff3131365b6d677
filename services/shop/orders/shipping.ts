// Goods leave, all at once or in parts.
import { AppError } from '../../platform/errors.ts'
import { isoTime } from '../../platform/times.ts'
import { countsOf, unshippedOf } from './line-counts.ts'
import { mayBecome } from './machine.ts'
import type { OrderFacts, OrderRecord } from './record.ts'
import { withRoom } from './room.ts'
import type { LineCount, ShipmentRequest } from './schemas.ts'
import { machineOrder, noted, raised, stepped, wantsMail } from './steps.ts'
import type { Deciding } from './transitions.ts'

/**
 * Throws AppError `conflict` where nothing can be shipped (any more), and `invalid` with the field for more than is left
 * of a line.
 */
export function shipped(order: OrderRecord, request: ShipmentRequest, deciding: Deciding): OrderFacts {
  if (!mayBecome(machineOrder(order), 'shipped', 'maker'))
    throw new AppError('conflict', `Nothing can be shipped of an order that is ${order.state}.`, {
      reason: 'transition-impossible',
    })
  const unshipped = unshippedOf(order)
  const lines = request.lines ? withinLeft(request.lines, unshipped) : unshipped
  const { by, now, newId } = deciding
  const at = isoTime(now)
  const { carrier = '', tracking = '', trackingUrl = '' } = request
  const shipment = { id: newId(), at, lines, carrier, tracking, trackingUrl }
  const after = { ...order, shipments: [...order.shipments, shipment] }
  return withRoom(raised(wantsMail(nextStep(order, after, { by, at }), 'shipped', shipment.id)))
}

function nextStep(before: OrderRecord, after: OrderRecord, step: Pick<Deciding, 'by'> & { at: string }) {
  const why = 'A part of the order was shipped.'
  // The machine judges the order as it was: a part that left forbids nothing but to cancel.
  if (unshippedOf(after).length === 0)
    return stepped(after, { ...step, to: 'shipped', why: 'The order was shipped.' })
  return before.state === 'preparing'
    ? noted(after, { ...step, why })
    : stepped(after, { ...step, to: 'preparing', why })
}

/** Several counts of one line are added up. Throws AppError `invalid` with the field. */
export function withinLeft(
  asked: readonly LineCount[],
  left: readonly LineCount[],
  field = 'lines',
): LineCount[] {
  const most = countsOf([left])
  const sums = new Map<string, number>()
  for (const [at, { lineId, quantity }] of asked.entries()) {
    const sum = (sums.get(lineId) ?? 0) + quantity
    const atMost = most.get(lineId) ?? 0
    if (sum > atMost)
      throw new AppError('invalid', 'That is more than there is of a line', {
        errors: [{ field: `${field}.${at}.quantity`, message: `is more than the ${atMost} that are left` }],
      })
    sums.set(lineId, sum)
  }
  return [...sums].map(([lineId, quantity]) => ({ lineId, quantity }))
}
