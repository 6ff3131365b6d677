import { expect, test } from 'vitest'
import type { ShopOrder } from '../../services/shop/orders/schemas.ts'
import { type Outcome, wrongOf } from './checking.ts'

/** One order of two loaves at 5.00 with delivery at 4.95, in which everything is right. */
function right(): Outcome {
  const order = {
    ...{ id: 'one', number: 'A1', state: 'paid', invoiceNumber: '2026-1', refunds: [], refunded: 0 },
    lines: [{ variantId: 'loaf', quantity: 2, total: 1000 }],
    totals: {
      ...{ total: 1495, shipping: 495, tax: 169 },
      taxes: [
        { base: 917, tax: 83 },
        { base: 409, tax: 86 },
      ],
    },
  }
  return {
    bought: [{ orderId: 'one', total: 1495, usesWelcome: true, declined: 0 }],
    orders: [order as unknown as ShopOrder],
    before: new Map([['loaf', 5]]),
    after: new Map([['loaf', 3]]),
    discounts: [{ code: 'WELCOME10', uses: 1 }] as unknown as Outcome['discounts'],
    figures: { orders: 1, revenue: 1495 } as unknown as Outcome['figures'],
  }
}

test('what adds up is not complained about', () => {
  expect(wrongOf(right())).toEqual([])
})

test.each<[string, (outcome: Outcome) => void, string]>([
  ['another total', ({ bought }) => Object.assign(bought[0]!, { total: 1494 }), 'total of A1'],
  [
    'a line too much',
    ({ orders }) => Object.assign(orders[0]!.lines[0]!, { total: 1001 }),
    'lines and shipping of A1',
  ],
  ['a wrong tax', ({ orders }) => Object.assign(orders[0]!.totals, { tax: 170 }), 'taxes of A1'],
  ['a refund that nobody gave', ({ orders }) => Object.assign(orders[0]!, { refunded: 1 }), 'refunds of A1'],
  [
    'too much stock',
    ({ after }) => void (after as Map<string, number>).set('loaf', 4),
    'stock of variant loaf',
  ],
  [
    'no invoice',
    ({ orders }) => Object.assign(orders[0]!, { invoiceNumber: null }),
    'orders without an invoice',
  ],
  ['other figures', ({ figures }) => Object.assign(figures, { revenue: 1 }), 'revenue in the figures'],
  ['an uncounted code', ({ discounts }) => Object.assign(discounts[0]!, { uses: 0 }), 'uses of WELCOME10'],
])('%s is found', (_, spoil, what) => {
  const outcome = right()
  spoil(outcome)
  expect(wrongOf(outcome).map((finding) => finding.what)).toContain(what)
})
