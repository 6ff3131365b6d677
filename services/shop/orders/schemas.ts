// Orders, as customers and as makers see them.
import Type, { type Static } from 'typebox'
import { Id, nullable } from '../../platform/schemas.ts'
import { MAX_AMOUNT } from '../money/schemas.ts'
import { PaymentState } from '../payments/schemas.ts'
import { AppliedCode, PricedLine, ShippingOffer, Totals } from '../pricing/schemas.ts'
import { PaymentMethod, PostalAddress } from '../shops/schemas.ts'

/**
 * `pending` waits for its payment, with its stock reserved, and `abandoned` was never paid: nobody but the program sees
 * these two. `orders/machine.ts` has the transitions.
 */
export const OrderState = Type.Enum([
  'pending',
  'placed',
  'paid',
  'preparing',
  'shipped',
  'delivered',
  'cancelled',
  'returned',
  'refunded',
  'abandoned',
])
export type OrderState = Static<typeof OrderState>

export const Actor = Type.Enum(['customer', 'maker', 'system'])
export type Actor = Static<typeof Actor>

/** One step of an order's life. */
export const OrderStep = Type.Object({
  at: Type.String(),
  /** The same twice for a step that changes something else, such as a part shipment. */
  from: OrderState,
  to: OrderState,
  by: Actor,
  /** In plain words, for the customer, too. */
  why: Type.String(),
})
export type OrderStep = Static<typeof OrderStep>

export const LineCount = Type.Object(
  { lineId: Id, quantity: Type.Integer({ minimum: 1, maximum: 9999 }) },
  { additionalProperties: false },
)
export type LineCount = Static<typeof LineCount>

export const Shipment = Type.Object({
  id: Id,
  at: Type.String(),
  lines: Type.Array(LineCount),
  carrier: Type.String(),
  tracking: Type.String(),
  /** Empty, or an http(s) address. */
  trackingUrl: Type.String(),
})
export type Shipment = Static<typeof Shipment>

export const Refund = Type.Object({
  id: Id,
  at: Type.String(),
  amount: Type.Integer(),
  /** `begun`: the provider has not said yet. */
  state: Type.Enum(['begun', 'done', 'failed']),
  reason: Type.String(),
  by: Actor,
})
export type Refund = Static<typeof Refund>

export const ReturnRequest = Type.Object({
  id: Id,
  at: Type.String(),
  lines: Type.Array(LineCount),
  reason: Type.String(),
  state: Type.Enum(['asked', 'accepted', 'refused', 'received']),
})
export type ReturnRequest = Static<typeof ReturnRequest>

const seenByBoth = {
  id: Id,
  /** What people call it: short, without letters that look alike. */
  number: Type.String(),
  state: OrderState,
  payment: PaymentState,
  paymentMethod: PaymentMethod,
  placedAt: Type.String(),
  updatedAt: Type.String(),
  email: Type.String(),
  shippingAddress: PostalAddress,
  billingAddress: PostalAddress,
  note: Type.String(),
  lines: Type.Array(PricedLine),
  codes: Type.Array(AppliedCode),
  shippingMethod: ShippingOffer,
  totals: Totals,
  refunded: Type.Integer(),
  shipments: Type.Array(Shipment),
  refunds: Type.Array(Refund),
  returns: Type.Array(ReturnRequest),
  history: Type.Array(OrderStep),
  /** Null until the invoice was made. */
  invoiceNumber: nullable(Type.String()),
}

/** An order as its customer sees it. */
export const CustomerOrder = Type.Object({
  ...seenByBoth,
  shop: Type.Object({ handle: Type.String(), name: Type.String(), email: Type.String() }),
  /** How to pay an invoice; empty where nothing is to be paid that way. */
  instructions: Type.String(),
  canCancel: Type.Boolean(),
  canReturn: Type.Boolean(),
})
export type CustomerOrder = Static<typeof CustomerOrder>

/** An order as the maker sees it. */
export const ShopOrder = Type.Object({
  ...seenByBoth,
  /** The states to which the maker can bring it now. */
  next: Type.Array(OrderState),
  /** What is still to be shipped, by line. */
  unshipped: Type.Array(LineCount),
  /** What can still be given back, in minor units. */
  refundable: Type.Integer(),
  /** Whether work on it was given up for now: an event about it is on the shelf. */
  needsAttention: Type.Boolean(),
})
export type ShopOrder = Static<typeof ShopOrder>

/** A row of a list, for both. */
export const OrderRow = Type.Object({
  id: Id,
  number: Type.String(),
  state: OrderState,
  payment: PaymentState,
  placedAt: Type.String(),
  updatedAt: Type.String(),
  customer: Type.String(),
  email: Type.String(),
  total: Type.Integer(),
  currency: Type.String(),
  items: Type.Integer(),
  shop: Type.Object({ handle: Type.String(), name: Type.String() }),
  needsAttention: Type.Boolean(),
})
export type OrderRow = Static<typeof OrderRow>

export const OrderQuery = Type.Object(
  {
    state: Type.Optional(OrderState),
    /** Number, name or e-mail address. */
    q: Type.Optional(Type.String({ maxLength: 200 })),
    cursor: Type.Optional(Type.String({ maxLength: 2000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  },
  { additionalProperties: false },
)
export type OrderQuery = Static<typeof OrderQuery>

export const PurchaseQuery = Type.Object(
  { cursor: OrderQuery.properties.cursor, limit: OrderQuery.properties.limit },
  { additionalProperties: false },
)
export type PurchaseQuery = Static<typeof PurchaseQuery>

export const Transition = Type.Object(
  {
    to: Type.Enum(['paid', 'preparing', 'delivered', 'cancelled', 'returned']),
    why: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false },
)
export type Transition = Static<typeof Transition>

/** Without lines, everything that is not shipped yet. */
export const ShipmentRequest = Type.Object(
  {
    lines: Type.Optional(Type.Array(LineCount, { minItems: 1, maxItems: 100 })),
    carrier: Type.Optional(Type.String({ maxLength: 80 })),
    tracking: Type.Optional(Type.String({ maxLength: 80 })),
    trackingUrl: Type.Optional(Type.String({ maxLength: 500, pattern: '^https?://' })),
  },
  { additionalProperties: false },
)
export type ShipmentRequest = Static<typeof ShipmentRequest>

/** Sent with an `Idempotency-Key`. */
export const RefundRequest = Type.Object(
  {
    amount: Type.Integer({ minimum: 1, maximum: MAX_AMOUNT }),
    reason: Type.String({ maxLength: 500 }),
    /** Puts these back into the stock. */
    restock: Type.Optional(Type.Array(LineCount, { maxItems: 100 })),
  },
  { additionalProperties: false },
)
export type RefundRequest = Static<typeof RefundRequest>

export const ReturnCreation = Type.Object(
  {
    lines: Type.Array(LineCount, { minItems: 1, maxItems: 100 }),
    reason: Type.String({ minLength: 1, maxLength: 1000 }),
  },
  { additionalProperties: false },
)
export type ReturnCreation = Static<typeof ReturnCreation>

export const ReturnAnswer = Type.Object(
  {
    state: Type.Enum(['accepted', 'refused', 'received']),
    /** For the customer. */
    why: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false },
)
export type ReturnAnswer = Static<typeof ReturnAnswer>
