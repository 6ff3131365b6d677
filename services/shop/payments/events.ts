// Payment events as they are made. Their ids follow from what they say, so that the same thing told twice, by an answer
// and by a webhook, is one event.
import type { PaymentEvent } from './schemas.ts'

type Told = Pick<PaymentEvent, 'kind' | 'at' | 'reference'> & Partial<PaymentEvent>

export const paymentEvent = ({ kind, reference, refundId = null, ...told }: Told): PaymentEvent => ({
  amount: 0,
  reason: '',
  ...told,
  ...{ id: [kind, refundId ?? reference].join(':').slice(0, 255), kind, reference, refundId },
})
