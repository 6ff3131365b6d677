// A cart as it is stored. What it costs is worked out anew each time it is looked at.
import Type, { type Static } from 'typebox'
import { documents, Time } from '../../platform/documents.ts'
import { DAY_MS } from '../../platform/durations.ts'
import { nullable } from '../../platform/schemas.ts'

export const CARTS = 'shopCarts'

/** After the last change. */
export const CART_KEPT_MS = 60 * DAY_MS

const StoredLine = Type.Object({
  id: Type.String(),
  productId: Type.String(),
  variantId: Type.String(),
  note: Type.String(),
  quantity: Type.Integer(),
  /** The unit price and the name that the customer knows; null and empty before the first. */
  seenPrice: nullable(Type.Integer()),
  seenTitle: Type.String(),
})
export type StoredLine = Static<typeof StoredLine>

const contents = {
  lines: Type.Array(StoredLine),
  /** In upper case. */
  codes: Type.Array(Type.String()),
  /** Null for the shop's own. */
  country: nullable(Type.String()),
  shippingMethodId: nullable(Type.String()),
  /** The latest orders whose articles were taken out. */
  orderIds: Type.Array(Type.String()),
}
const CartContents = Type.Object(contents)
export type CartContents = Static<typeof CartContents>

const StoredCart = Type.Object({
  /** The shop. */
  ownerId: Type.String(),
  /** The shop's handle at the last change. */
  handle: Type.String(),
  /** The customer's account; null for a guest. */
  customerId: nullable(Type.String()),
  ...contents,
  /** The latest guests whose carts were moved into this one: their orders may be placed later. */
  guestIds: Type.Array(Type.String(), { default: [] }),
  /** Pieces, for the shop's figures. */
  pieces: Type.Integer(),
  /** Counts changes. */
  revision: Type.Integer(),
  /** RFC 3339; it never goes back. */
  updatedAt: Type.String(),
  expiresAt: Time,
})
export type CartRecord = Static<typeof StoredCart> & { id: string }
export const cartDocuments = documents(StoredCart)

export const EMPTY: CartContents = {
  ...{ lines: [], codes: [], orderIds: [] },
  ...{ country: null, shippingMethodId: null },
}
