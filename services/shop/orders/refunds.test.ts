// Whatever is asked for, told twice, out of order or never, no more goes back than was paid.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isThorough } from '../../../tests/thorough.ts'
import { AppError } from '../../platform/errors.ts'
import { paymentEvent } from '../payments/events.ts'
import { settle } from '../payments/settle.ts'
import { refundableOf, refundedOf } from './amounts.ts'
import type { OrderFacts, OrderRecord } from './record.ts'
import { refundBegun } from './refunding.ts'
import { someOrder } from './test-orders.ts'

const at = '2026-11-26T12:00:00.000Z'
const deciding = { by: 'maker', now: Date.parse(at), newId: () => 'unused' } as const

type Step =
  | { ask: number; amount: number }
  | { ask: number; beyond: number }
  | { tell: number; fails: boolean }

const steps = fc.array(
  fc.oneof(
    fc.record({ ask: fc.integer({ min: 0, max: 5 }), amount: fc.integer({ min: 1, max: 4000 }) }),
    // Amounts around what is left, where a mistake would be.
    fc.record({ ask: fc.integer({ min: 0, max: 5 }), beyond: fc.integer({ min: -2, max: 2 }) }),
    fc.record({ tell: fc.integer({ min: 0, max: 5 }), fails: fc.boolean() }),
  ),
  { maxLength: 20 },
)

function taken(order: OrderFacts, step: Step): OrderFacts {
  if ('ask' in step) {
    const amount = 'amount' in step ? step.amount : Math.max(1, refundableOf(order) + step.beyond)
    const request = { amount, reason: '' }
    try {
      return refundBegun(order as OrderRecord, { id: `r${step.ask}`, request }, deciding) ?? order
    } catch (error) {
      if (error instanceof AppError && error.reason === 'refund-too-large') return order
      throw error
    }
  }
  const refund = order.refunds.find(({ id }) => id === `r${step.tell}`)
  if (!refund) return order
  const kind = step.fails ? 'refund-failed' : 'refunded'
  const told = paymentEvent({ kind, at, amount: refund.amount, reference: 'charge-1', refundId: refund.id })
  const nothing = { at, newId: () => 'unused', release: () => undefined, reserveAgain: () => false }
  return settle(order, [told, told], nothing)
}

test('refunds never exceed what was paid, and what comes again changes nothing', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const paid = someOrder('ana', Date.parse(at), {
        isPaid: true,
        reservation: 'taken',
        state: 'delivered',
      })
      let order = paid
      for (const step of all) {
        order = taken(order, step)
        expect(taken(order, step)).toEqual(order)
        // A failed refund that its provider makes after all is told late, and then counts.
        const underWay = order.refunds.filter(({ state }) => state === 'begun')
        const begun = underWay.reduce((sum, { amount }) => sum + amount, 0)
        expect(refundableOf(order)).toBeGreaterThanOrEqual(0)
        if (all.every((each) => 'ask' in each || !each.fails)) {
          expect(refundedOf(order) + begun + refundableOf(order)).toBe(paid.totals.total)
          expect(refundedOf(order)).toBeLessThanOrEqual(paid.totals.total)
          expect(order.state === 'refunded').toBe(refundedOf(order) === paid.totals.total)
        }
      }
    }),
    { numRuns: isThorough ? 20_000 : 300 },
  )
})
