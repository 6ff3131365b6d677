// Stripe counts most currencies as ISO 4217 does, with exceptions.
// https://docs.stripe.com/currencies#zero-decimal and https://docs.stripe.com/currencies#three-decimal
import { exponentOf } from '../money/schemas.ts'

const ZERO_DECIMAL = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '))
const THREE_DECIMAL = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND'])

const stripeExponent = (currency: string): number => {
  if (ZERO_DECIMAL.has(currency)) return 0
  return THREE_DECIMAL.has(currency) ? 3 : 2
}

/** Null for an amount that Stripe cannot charge: it takes no single fils, and of some currencies no fraction. */
export function toStripeAmount(amount: number, currency: string): number | null {
  const shift = stripeExponent(currency) - exponentOf(currency)
  const charged = shift >= 0 ? amount * 10 ** shift : amount / 10 ** -shift
  if (!Number.isSafeInteger(charged)) return null
  return THREE_DECIMAL.has(currency) && charged % 10 !== 0 ? null : charged
}

export function fromStripeAmount(charged: number, currency: string): number {
  const shift = stripeExponent(currency) - exponentOf(currency)
  return shift >= 0 ? Math.round(charged / 10 ** shift) : charged * 10 ** -shift
}
