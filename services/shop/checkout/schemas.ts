// Buying. Nothing in a request says what anything costs; the expected total only refuses what the customer has not seen.
import Type, { type Static } from 'typebox'
import { Id, nullable } from '../../platform/schemas.ts'
import { LineAddition } from '../carts/schemas.ts'
import { DiscountCode } from '../discounts/schemas.ts'
import { Amount } from '../money/schemas.ts'
import { CustomerOrder } from '../orders/schemas.ts'
import { PaymentMethod, PostalAddress } from '../shops/schemas.ts'

export const OrderRequest = Type.Object(
  {
    /** Left out, what is in the caller's cart is bought, and the cart is empty afterwards. */
    lines: Type.Optional(Type.Array(LineAddition, { minItems: 1, maxItems: 100 })),
    /** With lines of its own; otherwise those of the cart count. */
    codes: Type.Optional(Type.Array(DiscountCode, { maxItems: 5, uniqueItems: true })),
    email: Type.String({ minLength: 3, maxLength: 320 }),
    shippingAddress: PostalAddress,
    /** Null for the same. */
    billingAddress: nullable(PostalAddress),
    shippingMethodId: Id,
    paymentMethod: PaymentMethod,
    /** Of a test card. Real cards are typed in at the provider's page, never here. */
    testCard: Type.Optional(
      Type.Object({ number: Type.String({ maxLength: 30 }) }, { additionalProperties: false }),
    ),
    note: Type.Optional(Type.String({ maxLength: 1000 })),
    acceptsTerms: Type.Literal(true),
    /** What the customer was shown as the total. */
    expectedTotal: Amount,
  },
  { additionalProperties: false },
)
export type OrderRequest = Static<typeof OrderRequest>

/**
 * An order that was placed, or that waits for the customer at the payment's own page. `link` opens it without an
 * account, and is shown and mailed to nobody else.
 */
export const Checkout = Type.Object({
  order: CustomerOrder,
  link: Type.String(),
  /** Where the customer confirms the payment; null when there is nothing to confirm. */
  redirectUrl: nullable(Type.String()),
})
export type Checkout = Static<typeof Checkout>
