// How customers of a shop can pay.
import type { ShopRecord } from './record.ts'
import type { PaymentMethod } from './schemas.ts'

/** In the order in which customers see them. */
export function offeredPayments(
  { payments, isStripeConnected }: Pick<ShopRecord, 'payments' | 'isStripeConnected'>,
  { takesTestCards }: { takesTestCards: boolean },
): PaymentMethod[] {
  const methods: [PaymentMethod, boolean][] = [
    ['stripe', payments.stripe.isOn && isStripeConnected],
    ['invoice', payments.invoice.isOn],
    ['test-card', payments.testCard.isOn && takesTestCards],
  ]
  return methods.flatMap(([method, isOffered]) => (isOffered ? [method] : []))
}
