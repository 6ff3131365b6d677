// What the events of a payment amount to, in whatever order they arrived.
import type { PaymentEvent, PaymentState } from './schemas.ts'

const sumOf = (events: readonly PaymentEvent[], kind: PaymentEvent['kind']) =>
  events.reduce((sum, event) => sum + (event.kind === kind ? event.amount : 0), 0)

export function paymentStateOf(events: readonly PaymentEvent[]): PaymentState {
  const kinds = new Set(events.map(({ kind }) => kind))
  if (kinds.has('succeeded')) {
    const refunded = sumOf(events, 'refunded')
    if (refunded === 0) return 'paid'
    return refunded < sumOf(events, 'succeeded') ? 'partly-refunded' : 'refunded'
  }
  if (kinds.has('declined') || kinds.has('expired')) return 'declined'
  return kinds.has('needs-action') ? 'needs-action' : 'open'
}
