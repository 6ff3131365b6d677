import Type, { type Static } from 'typebox'
import { nullable } from '../../platform/schemas.ts'

/**
 * What a provider said, as it is appended to an order and never changed. `id` is unique in its order, so that an event
 * that arrives twice counts once.
 */
export const PaymentEvent = Type.Object({
  id: Type.String({ maxLength: 255 }),
  at: Type.String(),
  kind: Type.Enum([
    'begun',
    'needs-action',
    'succeeded',
    'declined',
    'expired',
    'refund-begun',
    'refunded',
    'refund-failed',
  ]),
  /** Minor units: what was paid or given back; 0 where no money moved. */
  amount: Type.Integer(),
  /** What the provider calls the payment or refund. */
  reference: Type.String(),
  /** The refund of the order that it is about; null for the payment. */
  refundId: nullable(Type.String()),
  /** In plain words; empty where there is nothing to say. */
  reason: Type.String(),
})
export type PaymentEvent = Static<typeof PaymentEvent>

/** Follows from the events: `payments/state.ts`. */
export const PaymentState = Type.Enum([
  'open',
  'needs-action',
  'paid',
  'declined',
  'partly-refunded',
  'refunded',
])
export type PaymentState = Static<typeof PaymentState>
