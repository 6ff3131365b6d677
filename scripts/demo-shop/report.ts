import type { Bought } from './buying.ts'
import type { Outcome } from './checking.ts'

const euros = (cents: number) => (cents / 100).toLocaleString('en-GB', { style: 'currency', currency: 'EUR' })

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, number][] {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return [...counts].toSorted(([, one], [, other]) => other - one)
}

const declinedOf = (bought: readonly Bought[]) => bought.reduce((total, { declined }) => total + declined, 0)

/** The figures as a table of lines. */
export function figureTable({ orders, bought, figures }: Outcome, seconds: number): string {
  const refunds = orders.flatMap((order) => order.refunds)
  const rows: [string, string][] = [
    ['orders', `${orders.length} in ${seconds.toFixed(1)} s`],
    ...countBy(orders, ({ state }) => state).map(([state, count]): [string, string] => [
      `  ${state}`,
      String(count),
    ]),
    ...countBy(orders, ({ paymentMethod }) => paymentMethod).map(([method, count]): [string, string] => [
      `  by ${method}`,
      String(count),
    ]),
    ['cards declined', String(declinedOf(bought))],
    ['codes used', String(orders.reduce((total, { codes }) => total + codes.length, 0))],
    ['shipments', String(orders.reduce((total, { shipments }) => total + shipments.length, 0))],
    ['refunds', `${refunds.length}, ${euros(orders.reduce((total, { refunded }) => total + refunded, 0))}`],
    ['revenue', euros(figures.revenue)],
    ['average order', figures.average === null ? '–' : euros(figures.average)],
    ['baskets left', String(figures.basketsLeft)],
    ...figures.bestsellers
      .slice(0, 5)
      .map(({ title, quantity, revenue }, index): [string, string] => [
        index === 0 ? 'bestsellers' : '',
        `${quantity} × ${title}, ${euros(revenue)}`,
      ]),
  ]
  return rows.map(([name, value]) => `${name.padEnd(18)}${value}`).join('\n')
}
