import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PaymentEvent } from './schemas.ts'
import { paymentStateOf } from './state.ts'

const TOTAL = 1000
const event = (kind: PaymentEvent['kind'], amount = 0): PaymentEvent => ({
  ...{ id: `${kind}-${amount}`, at: '2026-11-26T12:00:00.000Z', kind, amount },
  ...{ reference: 'p', refundId: null, reason: '' },
})

const CASES: [PaymentEvent[], string][] = [
  [[], 'open'],
  [[event('begun')], 'open'],
  [[event('begun'), event('needs-action')], 'needs-action'],
  [[event('needs-action'), event('declined')], 'declined'],
  [[event('begun'), event('expired')], 'declined'],
  [[event('begun'), event('succeeded', TOTAL)], 'paid'],
  [[event('expired'), event('succeeded', TOTAL)], 'paid'],
  [[event('succeeded', TOTAL), event('refund-begun', 400)], 'paid'],
  [[event('succeeded', TOTAL), event('refund-failed', 400)], 'paid'],
  [[event('succeeded', TOTAL), event('refunded', 400)], 'partly-refunded'],
  [[event('succeeded', TOTAL), event('refunded', 400), event('refunded', 600)], 'refunded'],
  [[event('succeeded', TOTAL), event('succeeded', TOTAL + 1), event('refunded', TOTAL)], 'partly-refunded'],
]

test.each(CASES)('%j means %s, in any order', (events, state) => {
  const shuffled = fc.shuffledSubarray(events, { minLength: events.length })
  fc.assert(
    fc.property(shuffled, (some) => paymentStateOf(some) === state),
    { numRuns: 30 },
  )
  expect(paymentStateOf(events)).toBe(state)
})

test('an order of nothing is paid by nothing', () => {
  expect(paymentStateOf([event('succeeded', 0)])).toBe('paid')
})
