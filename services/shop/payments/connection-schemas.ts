import Type, { type Static } from 'typebox'

/** A maker's own keys, from Stripe's dashboard. They are never shown again. */
export const StripeConnection = Type.Object(
  {
    secretKey: Type.String({ pattern: '^(sk|rk)_[A-Za-z0-9_]{8,250}$' }),
    webhookSecret: Type.String({ pattern: '^whsec_[A-Za-z0-9+/=_]{8,250}$' }),
  },
  { additionalProperties: false },
)
export type StripeConnection = Static<typeof StripeConnection>

export const StripeSettings = Type.Object({
  isConnected: Type.Boolean(),
  /** Where Stripe is to send the shop's events: a secret of the shop, to be entered at Stripe. */
  webhookUrl: Type.String(),
  /** Which events it is to send. */
  webhookEvents: Type.Array(Type.String()),
})
export type StripeSettings = Static<typeof StripeSettings>
