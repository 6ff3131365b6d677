// An order as its maker and its customer see it.
import { paymentStateOf } from '../payments/state.ts'
import { hasForeignMoney, refundableOf, refundedOf } from './amounts.ts'
import { returnableOf, unshippedOf } from './line-counts.ts'
import { mayBecome, nextFor } from './machine.ts'
import type { OrderFacts, OrderRecord } from './record.ts'
import type { CustomerOrder, OrderRow, ShopOrder } from './schemas.ts'
import { machineOrder } from './steps.ts'

export const canReturn = (order: OrderFacts): boolean =>
  (order.state === 'shipped' || order.state === 'delivered') && returnableOf(order).length > 0

/** Also when money did not go back, or cannot by itself: only the maker can say what is to be done then. */
const asksForAttention = (order: OrderRecord): boolean =>
  order.needsAttention || order.refunds.at(-1)?.state === 'failed' || hasForeignMoney(order)

const placedTime = ({ placedAt, addedAt }: OrderRecord) => placedAt ?? addedAt

const seenByBoth = (order: OrderRecord) => ({
  id: order.id,
  number: order.number,
  state: order.state,
  payment: paymentStateOf(order.payments),
  paymentMethod: order.paymentMethod,
  placedAt: placedTime(order),
  updatedAt: order.updatedAt,
  email: order.email,
  shippingAddress: order.shippingAddress,
  billingAddress: order.billingAddress,
  note: order.note,
  lines: order.lines,
  codes: order.codes,
  shippingMethod: order.shippingMethod,
  totals: order.totals,
  refunded: refundedOf(order),
  shipments: order.shipments,
  refunds: order.refunds.map(({ restock: _, ...refund }) => refund),
  returns: order.returns,
  history: order.history,
  invoiceNumber: order.invoice?.number ?? null,
})

export function toCustomerOrder(order: OrderRecord): CustomerOrder {
  const machine = machineOrder(order)
  const isOwed = order.paymentMethod === 'invoice' && machine.isUnpaid && order.state !== 'cancelled'
  return {
    ...seenByBoth(order),
    shop: order.shop,
    instructions: isOwed ? order.instructions : '',
    canCancel: mayBecome(machine, 'cancelled', 'customer'),
    canReturn: canReturn(order),
  }
}

export const toShopOrder = (order: OrderRecord): ShopOrder => ({
  ...seenByBoth(order),
  next: nextFor(machineOrder(order), 'maker'),
  unshipped: unshippedOf(order),
  refundable: refundableOf(order),
  needsAttention: asksForAttention(order),
})

export const toOrderRow = (order: OrderRecord): OrderRow => ({
  id: order.id,
  number: order.number,
  state: order.state,
  payment: paymentStateOf(order.payments),
  placedAt: placedTime(order),
  updatedAt: order.updatedAt,
  customer: order.billingAddress.name || order.billingAddress.company,
  email: order.email,
  total: order.totals.total,
  currency: order.totals.currency,
  items: order.lines.reduce((sum, { quantity }) => sum + quantity, 0),
  shop: { handle: order.shop.handle, name: order.shop.name },
  needsAttention: asksForAttention(order),
})
