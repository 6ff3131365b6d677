// An order as it is stored: everything about it in one document, so that one write changes all of it or nothing.
import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { recordFields } from '../../platform/records.ts'
import { Id, nullable } from '../../platform/schemas.ts'
import { waitingFields } from '../../platform/waiting.ts'
import { PaymentEvent } from '../payments/schemas.ts'
import { AppliedCode, PricedLine, ShippingOffer, Totals } from '../pricing/schemas.ts'
import { PaymentMethod, PostalAddress } from '../shops/schemas.ts'
import { LineCount, OrderState, OrderStep, Refund, ReturnRequest, Shipment } from './schemas.ts'

/** A mail that the order's customer or maker is to get, exactly one of each kind and subject. */
export const OrderMail = Type.Object({
  kind: Type.Enum([
    'confirmation',
    'new-order',
    'paid',
    'shipped',
    'cancelled',
    'refunded',
    'return-asked',
    'return-answered',
  ]),
  /** The shipment or refund that it is about; empty where there is none. */
  about: Type.String(),
  /** `sending` was begun: whether it went out is not known, and it is not tried again. */
  state: Type.Enum(['wanted', 'sending', 'sent', 'failed']),
})
export type OrderMail = Static<typeof OrderMail>

const numbered = {
  number: Type.String(),
  /** The local day of the shop, YYYY-MM-DD. */
  date: Type.String(),
  /** Below the order's prefix in `papers`; null until it was made. */
  paper: nullable(Type.Object({ name: Type.String(), size: Type.Integer() })),
}

export const Invoice = Type.Object(numbered)
export type Invoice = Static<typeof Invoice>

/** What an invoice loses by a refund; its number is of the invoices' own series. */
export const CreditNote = Type.Object({ ...numbered, refundId: Id })
export type CreditNote = Static<typeof CreditNote>

/** What the shop's figures already contain of an order, so that only the difference is counted. */
export const Counted = Type.Object({
  /** The local day of the shop on which it was placed, YYYY-MM-DD. */
  day: Type.String(),
  orders: Type.Integer(),
  /** Minor units, less what was given back. */
  revenue: Type.Integer(),
  /** Whether its lines are among the products that were sold. */
  hasLines: Type.Boolean(),
})
export type Counted = Static<typeof Counted>

/**
 * `held`: in `reserved` of the stock. `taken`: gone from `onHand`. `released`: neither, because the order was not paid
 * in time or was cancelled.
 */
export const Reservation = Type.Enum(['held', 'taken', 'released'])
export type Reservation = Static<typeof Reservation>

const facts = {
  /** The shop. */
  ownerId: Type.String(),
  /** The customer's account; null for a guest. */
  customerId: nullable(Type.String()),
  /** Whose cart it was ordered from, and is emptied when it is placed; null when it was ordered without one. */
  cart: Type.Union(
    [Type.Object({ accountId: nullable(Type.String()), guestId: nullable(Type.String()) }), Type.Null()],
    { default: null },
  ),
  number: Type.String(),
  state: OrderState,
  shop: Type.Object({ handle: Type.String(), name: Type.String(), email: Type.String() }),
  email: Type.String(),
  shippingAddress: PostalAddress,
  billingAddress: PostalAddress,
  note: Type.String(),
  lines: Type.Array(PricedLine),
  codes: Type.Array(AppliedCode),
  shippingMethod: ShippingOffer,
  totals: Totals,
  paymentMethod: PaymentMethod,
  /** What the customer was told about paying later. */
  instructions: Type.String(),
  /** Append-only. */
  payments: Type.Array(PaymentEvent),
  reservation: Reservation,
  /** RFC 3339; null when it no longer ends by itself. */
  reservedUntil: nullable(Type.String()),
  /** Where the payment is confirmed while it is pending. */
  redirectUrl: nullable(Type.String()),
  /** 128 random bits, in the link that opens it without an account. */
  linkKey: Type.String(),
  shipments: Type.Array(Shipment),
  refunds: Type.Array(Type.Object({ ...Refund.properties, restock: Type.Array(LineCount) })),
  returns: Type.Array(ReturnRequest),
  history: Type.Array(OrderStep),
  invoice: nullable(Invoice),
  creditNotes: Type.Array(CreditNote, { default: [] }),
  counted: Type.Union([Counted, Type.Null()], { default: null }),
  mails: Type.Array(OrderMail),
  /** How much is to be done by the next event: raised by whoever wants something done. */
  revision: Type.Integer(),
  /** The revision up to which everything was done. */
  doneRevision: Type.Integer(),
  needsAttention: Type.Boolean(),
  addedAt: Type.String(),
  /** When it became an order that the maker sees; null before. */
  placedAt: nullable(Type.String()),
  ...waitingFields,
}
const OrderFacts = Type.Object(facts)
export type OrderFacts = Static<typeof OrderFacts> & { id: string }

const StoredOrder = Type.Object({
  ...facts,
  ...recordFields,
  /** What lists ask for; empty for an order that nobody sees. */
  facets: Type.Array(Type.String()),
  /** The same for the customer's list. */
  customerFacets: Type.Array(Type.String()),
})
export type OrderRecord = Static<typeof StoredOrder> & { id: string }
export const orderDocuments = documents(StoredOrder)
