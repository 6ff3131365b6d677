// What somebody means to buy. Prices are never kept in it for anything but telling that they changed.
import Type, { type Static } from 'typebox'
import { Id, nullable } from '../../platform/schemas.ts'
import { DiscountCode } from '../discounts/schemas.ts'
import { Country } from '../money/schemas.ts'
import { Priced } from '../pricing/schemas.ts'

export const MAX_CART_LINES = 100
/** Of one line. */
export const MAX_LINE_QUANTITY = 9999

export const MAX_CART_CODES = 5

export const LineQuantity = Type.Integer({ minimum: 1, maximum: MAX_LINE_QUANTITY })

/** The same variant with the same note goes onto the line that is there. */
export const LineAddition = Type.Object(
  {
    productId: Id,
    variantId: Id,
    quantity: LineQuantity,
    note: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
)
export type LineAddition = Static<typeof LineAddition>

/** Zero takes the line out. */
export const LineEdit = Type.Object(
  { quantity: Type.Integer({ minimum: 0, maximum: MAX_LINE_QUANTITY }) },
  { additionalProperties: false },
)
export type LineEdit = Static<typeof LineEdit>

export const CodeAddition = Type.Object({ code: DiscountCode }, { additionalProperties: false })
export type CodeAddition = Static<typeof CodeAddition>

/** Where it goes and how, which decides about tax and shipping. */
export const CartDestination = Type.Object(
  { country: Country, shippingMethodId: nullable(Id) },
  { additionalProperties: false },
)
export type CartDestination = Static<typeof CartDestination>

/** What was shown is known now. Without `mark`, so is whatever the cart has become since. */
export const CartSeen = Type.Object(
  { revision: Type.Integer(), mark: Type.Optional(Type.String({ maxLength: 40 })) },
  { additionalProperties: false },
)
export type CartSeen = Static<typeof CartSeen>

/** A cart as it is now: with today's prices, and with what has changed since it was last looked at. */
export const Cart = Type.Object({
  /** Counts changes; 0 for a cart that is not stored yet. */
  revision: Type.Integer(),
  /** Stands for the prices and quantities shown here, so that no others are taken for seen. */
  mark: Type.String(),
  destination: CartDestination,
  ...Priced.properties,
})
export type Cart = Static<typeof Cart>
