import { describe, expect, test } from 'vitest'
import { type MachineOrder, mayBecome, nextFor } from './machine.ts'
import { Actor, OrderState } from './schemas.ts'

const STATES = OrderState.enum
const ACTORS = Actor.enum

/** Every step that exists, and who may take it: C the customer, M the maker, S the program. */
const STEPS: Record<string, string> = {
  'pending placed': 'S',
  'pending paid': 'S',
  'pending cancelled': 'S',
  'pending abandoned': 'S',
  'abandoned paid': 'S',
  'abandoned cancelled': 'S',
  'placed paid': 'S',
  'placed preparing': 'M',
  'placed shipped': 'M',
  'placed cancelled': 'CMS',
  'paid preparing': 'M',
  'paid shipped': 'M',
  'paid cancelled': 'CMS',
  'paid refunded': 'S',
  'preparing shipped': 'M',
  'preparing cancelled': 'M',
  'preparing refunded': 'S',
  'shipped delivered': 'M',
  'shipped returned': 'M',
  'shipped refunded': 'S',
  'delivered returned': 'M',
  'delivered refunded': 'S',
  'returned refunded': 'S',
}

const order = (facts: Partial<MachineOrder> = {}): MachineOrder => ({
  state: 'placed',
  paymentMethod: 'stripe',
  shipments: [],
  isUnpaid: false,
  ...facts,
})

const pairs = STATES.flatMap((from) => STATES.map((to) => [from, to] as const))

describe('every pair of states and everybody', () => {
  test.each(pairs)('%s to %s', (from, to) => {
    const may = STEPS[`${from} ${to}`] ?? ''
    for (const actor of ACTORS)
      expect([actor, mayBecome(order({ state: from }), to, actor)]).toEqual([
        actor,
        may.includes(actor[0]!.toUpperCase()),
      ])
  })
})

test.each([
  ['placed', 'invoice', true, true],
  ['preparing', 'invoice', true, true],
  ['shipped', 'invoice', true, true],
  ['delivered', 'invoice', true, true],
  ['cancelled', 'invoice', true, false],
  ['placed', 'invoice', false, false],
  ['placed', 'stripe', true, false],
] as const)(
  'a maker says that an order is paid: %s, %s, unpaid %s',
  (state, paymentMethod, isUnpaid, may) => {
    expect(mayBecome(order({ state, paymentMethod, isUnpaid }), 'paid', 'maker')).toBe(may)
  },
)

test('what has left in part can no longer be cancelled', () => {
  expect(mayBecome(order({ state: 'preparing', shipments: [{}] }), 'cancelled', 'maker')).toBe(false)
})

test('the next states are told in the order of a usual life', () => {
  expect(nextFor(order({ paymentMethod: 'invoice', isUnpaid: true }), 'maker')).toEqual([
    'paid',
    'preparing',
    'shipped',
    'cancelled',
  ])
  expect(nextFor(order({ state: 'refunded' }), 'maker')).toEqual([])
})
