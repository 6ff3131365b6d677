// All orders of a shop as a CSV file, one row for each.
import { csvHead, csvLines } from '../../platform/csv.ts'
import type { UnreadRecord } from '../../platform/records.ts'
import { toDecimal } from '../money/schemas.ts'
import { paymentStateOf } from '../payments/state.ts'
import { refundedOf } from './amounts.ts'
import { isSeen } from './complete.ts'
import type { OrderRecord } from './record.ts'

const COLUMNS = [
  'number',
  'placed',
  'state',
  'payment',
  'paid by',
  'name',
  'company',
  'email',
  'ship to',
  'items',
  'skus',
  'currency',
  'subtotal',
  'discount',
  'shipping',
  'tax',
  'total',
  'refunded',
  'invoice',
  'note',
] as const

/** Rows that become one piece of the file. */
const PIECE = 250

export async function* ordersFile(orders: AsyncIterable<UnreadRecord<OrderRecord>>): AsyncGenerator<string> {
  yield csvHead(COLUMNS)
  let rows: Record<string, string>[] = []
  for await (const { read } of orders) {
    const order = read()
    if (!order || !isSeen(order)) continue
    rows.push(rowOf(order))
    if (rows.length < PIECE) continue
    yield csvLines(rows, COLUMNS)
    rows = []
  }
  yield csvLines(rows, COLUMNS)
}

function rowOf(order: OrderRecord): Record<(typeof COLUMNS)[number], string> {
  const { totals, billingAddress, shippingAddress, lines } = order
  const money = (amount: number) => toDecimal(amount, totals.currency)
  return {
    number: order.number,
    placed: order.placedAt ?? '',
    state: order.state,
    payment: paymentStateOf(order.payments),
    'paid by': order.paymentMethod,
    name: billingAddress.name,
    company: billingAddress.company,
    email: order.email,
    'ship to': shippingAddress.country,
    items: String(lines.reduce((sum, { quantity }) => sum + quantity, 0)),
    skus: lines.map(({ sku, title, quantity }) => `${quantity} x ${sku || title}`).join(', '),
    currency: totals.currency,
    subtotal: money(totals.subtotal),
    discount: money(totals.discount),
    shipping: money(totals.shipping ?? 0),
    tax: money(totals.tax),
    total: money(totals.total),
    refunded: money(refundedOf(order)),
    invoice: order.invoice?.number ?? '',
    note: order.note,
  }
}
