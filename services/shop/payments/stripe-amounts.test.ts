import { expect, test } from 'vitest'
import { fromStripeAmount, toStripeAmount } from './stripe-amounts.ts'

test.each([
  ['EUR', 1999, 1999],
  ['JPY', 1999, 1999],
  // Stripe counts these in hundredths that do not exist: https://docs.stripe.com/currencies#special-cases
  ['ISK', 500, 50_000],
  ['UGX', 500, 50_000],
  ['KWD', 12_340, 12_340],
  ['KWD', 12_345, null],
] as const)('%s %i is %j at Stripe', (currency, amount, charged) => {
  expect(toStripeAmount(amount, currency)).toBe(charged)
  if (charged !== null) expect(fromStripeAmount(charged, currency)).toBe(amount)
})
