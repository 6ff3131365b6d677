// Stripe's own library, loaded when the first payment needs it.
import type { Stripe } from 'stripe'
import { SECOND_MS } from '../../platform/durations.ts'

export type StripeClient = Stripe
export type ConnectStripe = (secretKey: string) => Promise<StripeClient>

/** `url` is another server that speaks Stripe's wire format; empty for Stripe's own. */
export const stripeAt =
  (url: string): ConnectStripe =>
  async (secretKey) => {
    const { default: Stripe } = await import('stripe')
    return new Stripe(secretKey, {
      // Requests carry idempotency keys, so asking twice is safe.
      maxNetworkRetries: 1,
      timeout: 20 * SECOND_MS,
      telemetry: false,
      ...(url !== '' && serverAt(new URL(url))),
    })
  }

const serverAt = ({ protocol, hostname, port }: URL) => ({
  protocol: protocol === 'http:' ? ('http' as const) : ('https' as const),
  host: hostname,
  ...(port !== '' && { port: Number(port) }),
})
