// What must be true in the end, whatever happened on the way.
import type { OrderRecord } from '../../services/shop/orders/record.ts'
import type { StockRecord } from '../../services/shop/stock/record.ts'
import type { Outcome } from './buyers.ts'

export interface Ending {
  units: number
  buyers: number
  orders: readonly OrderRecord[]
  stock: StockRecord
  /** By the order's id. */
  charges: readonly { id: string; state: string }[]
  outcomes: readonly Outcome[]
  /** Whether nothing was killed or declined, so that everything is sold. */
  isCalm: boolean
}

export function brokenRules({ units, buyers, orders, stock, charges, outcomes, isCalm }: Ending): string[] {
  const inState = (...states: string[]) => orders.filter(({ state }) => states.includes(state))
  const paid = inState('paid')
  const byId = new Map(orders.map((order) => [order.id, order]))
  const charged = charges.filter(({ state }) => state === 'succeeded')
  const isSettled = (order: OrderRecord | undefined) =>
    order?.state === 'paid' || (order?.state === 'cancelled' && order.refunds.length > 0)
  const told = outcomes.filter((outcome) => outcome === 'ordered').length
  const rules: [isKept: boolean, words: string][] = [
    [paid.length <= units, `${paid.length} were sold of ${units}`],
    [stock.reserved === paid.length, `${stock.reserved} are reserved for ${paid.length} orders`],
    [inState('pending').length === 0, `${inState('pending').length} orders still wait`],
    [charged.every(({ id }) => isSettled(byId.get(id))), 'Money was taken without an order'],
    [
      paid.every(({ id }) => charged.some((charge) => charge.id === id)),
      'An order is paid that nobody has paid',
    ],
    [new Set(paid.map(({ email }) => email)).size === paid.length, 'A customer has paid twice'],
    [told <= paid.length, `${told} were told that they ordered, and ${paid.length} did`],
    [!outcomes.includes('error'), 'Some requests failed'],
    [!isCalm || paid.length === Math.min(units, buyers), `${paid.length} of ${units} were sold`],
    [!isCalm || !outcomes.includes('again'), 'Some were told to come again'],
  ]
  return rules.flatMap(([isKept, words]) => (isKept ? [] : [words]))
}
