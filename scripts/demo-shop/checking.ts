// Whether what the shop says adds up. Pure: everything was read before.
import type { Discount } from '../../services/shop/discounts/schemas.ts'
import type { ShopFigures } from '../../services/shop/figures/schemas.ts'
import type { ShopOrder } from '../../services/shop/orders/schemas.ts'
import type { Bought } from './buying.ts'

export interface Outcome {
  bought: readonly Bought[]
  orders: readonly ShopOrder[]
  /** What can be bought of each variant, before and after. */
  before: ReadonlyMap<string, number>
  after: ReadonlyMap<string, number>
  discounts: readonly Discount[]
  figures: ShopFigures
}

export interface Finding {
  what: string
  expected: number | string
  found: number | string
}

/** What does not add up; empty when everything does. */
export function wrongOf(outcome: Outcome): Finding[] {
  const checks = [
    ...ordersAsAgreed(outcome),
    ...sums(outcome),
    ...stock(outcome),
    ...invoices(outcome),
    ...totals(outcome),
  ]
  return checks.filter(({ expected, found }) => expected !== found)
}

const sum = <Item>(items: readonly Item[], of: (item: Item) => number) =>
  items.reduce((total, item) => total + of(item), 0)

/** Every customer got the order that was agreed to, and there are no others. */
function ordersAsAgreed({ bought, orders }: Outcome): Finding[] {
  const byId = new Map(orders.map((order) => [order.id, order]))
  return [
    { what: 'orders', expected: bought.length, found: orders.length },
    ...bought.map(({ orderId, total }) => ({
      what: `total of ${byId.get(orderId)?.number ?? orderId}`,
      expected: total,
      found: byId.get(orderId)?.totals.total ?? 'no order',
    })),
  ]
}

/** Lines, shipping, taxes and refunds of each order. */
const sums = ({ orders }: Outcome): Finding[] =>
  orders.flatMap(({ number, lines, totals, refunds, refunded }) => [
    {
      what: `lines and shipping of ${number}`,
      expected: totals.total,
      found: sum(lines, ({ total }) => total) + (totals.shipping ?? 0),
    },
    { what: `taxes of ${number}`, expected: totals.tax, found: sum(totals.taxes, ({ tax }) => tax) },
    {
      what: `bases and taxes of ${number}`,
      expected: totals.total,
      found: sum(totals.taxes, ({ base, tax }) => base + tax),
    },
    {
      what: `refunds of ${number}`,
      expected: refunded,
      found: sum(refunds, ({ state, amount }) => (state === 'done' ? amount : 0)),
    },
  ])

export const isCounted = ({ state }: ShopOrder) => state !== 'cancelled'

/** What is gone from the stock is what was sold. */
function stock({ orders, before, after }: Outcome): Finding[] {
  const sold = new Map<string, number>()
  for (const { variantId, quantity } of orders.filter(isCounted).flatMap(({ lines }) => lines))
    sold.set(variantId, (sold.get(variantId) ?? 0) + quantity)
  return [...before].map(([variantId, count]) => ({
    what: `stock of variant ${variantId}`,
    expected: count - (sold.get(variantId) ?? 0),
    found: after.get(variantId) ?? 'no variant',
  }))
}

/** Numbers follow each other without a gap. */
function invoices({ orders }: Outcome): Finding[] {
  const numbers = orders
    .flatMap(({ invoiceNumber }) => (invoiceNumber === null ? [] : [Number(/\d+$/.exec(invoiceNumber)?.[0])]))
    .toSorted((one, other) => one - other)
  const first = numbers[0] ?? 0
  const gaps = numbers.filter((number, index) => number !== first + index)
  return [
    { what: 'orders without an invoice', expected: 0, found: orders.length - numbers.length },
    { what: 'gaps and doubles among invoices', expected: 0, found: gaps.length },
  ]
}

/** The maker's figures and the uses of the code. */
function totals({ bought, orders, discounts, figures }: Outcome): Finding[] {
  const counted = orders.filter(isCounted)
  const kept = new Set(counted.map(({ id }) => id))
  return [
    { what: 'orders in the figures', expected: counted.length, found: figures.orders },
    {
      what: 'revenue in the figures',
      expected: sum(counted, ({ totals, refunded }) => totals.total - refunded),
      found: figures.revenue,
    },
    {
      what: 'uses of WELCOME10',
      // An order that is cancelled gives its use back.
      expected: bought.filter(({ orderId, usesWelcome }) => usesWelcome && kept.has(orderId)).length,
      found: discounts.find(({ code }) => code === 'WELCOME10')?.uses ?? 'no code',
    },
  ]
}
