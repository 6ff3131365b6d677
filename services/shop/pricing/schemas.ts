// What a cart costs. Every amount is in minor units of the shop's currency.
import Type, { type Static } from 'typebox'
import { Id, nullable } from '../../platform/schemas.ts'
import { ShopImage } from '../images/schemas.ts'
import { Currency, TaxClass } from '../money/schemas.ts'
import { ShippingMethod } from '../shops/schemas.ts'

export const PricedLine = Type.Object({
  id: Id,
  productId: Id,
  variantId: Id,
  title: Type.String(),
  /** The chosen options: `M, blue`; empty where there are none. */
  variantTitle: Type.String(),
  sku: Type.String(),
  slug: Type.String(),
  image: nullable(ShopImage),
  /** What the customer wrote to it. */
  note: Type.String(),
  quantity: Type.Integer(),
  /** Grams of one. */
  weight: Type.Integer(),
  /** The catalogue's price, and what is left of it after sales. */
  listPrice: Type.Integer(),
  unitPrice: Type.Integer(),
  /** `unitPrice` times `quantity`. */
  subtotal: Type.Integer(),
  /** This line's part of what codes take off. */
  discount: Type.Integer(),
  taxClass: TaxClass,
  /** Basis points. */
  taxRate: Type.Integer(),
  tax: Type.Integer(),
  /** What the line costs in the end, with tax. All lines, and shipping with its tax, add up to the total. */
  total: Type.Integer(),
})
export type PricedLine = Static<typeof PricedLine>

/** One rate of tax, computed once for all that has it. `base` is without tax. */
export const TaxPart = Type.Object({
  rate: Type.Integer(),
  /** The first class that has this rate. */
  taxClass: TaxClass,
  base: Type.Integer(),
  tax: Type.Integer(),
})
export type TaxPart = Static<typeof TaxPart>

export const Totals = Type.Object({
  currency: Currency,
  /** Whether `subtotal`, `discount` and `shipping` contain tax. */
  includesTax: Type.Boolean(),
  /** The lines before codes. */
  subtotal: Type.Integer(),
  /** What codes take off the lines. */
  discount: Type.Integer(),
  /** Null until a method is chosen. */
  shipping: nullable(Type.Integer()),
  /** The tax on shipping: what remains of `tax` beside the lines'. */
  shippingTax: Type.Integer(),
  /** Basis points. */
  shippingTaxRate: Type.Integer(),
  /** All tax, that of shipping included. */
  tax: Type.Integer(),
  /** What is to be paid. */
  total: Type.Integer(),
  taxes: Type.Array(TaxPart),
})
export type Totals = Static<typeof Totals>

/** A code that counts. */
export const AppliedCode = Type.Object({
  discountId: Id,
  code: Type.String(),
  title: Type.String(),
  /** What it takes off, shipping included. */
  amount: Type.Integer(),
})
export type AppliedCode = Static<typeof AppliedCode>

/** A way of shipping that is possible for this cart, with its price. */
export const ShippingOffer = Type.Object({
  id: ShippingMethod.properties.id,
  name: ShippingMethod.properties.name,
  description: ShippingMethod.properties.description,
  price: Type.Integer(),
})
export type ShippingOffer = Static<typeof ShippingOffer>

/** Something that the customer has to know before anything is paid. */
export const Problem = Type.Object({
  kind: Type.Enum([
    'price-changed',
    'less-stock',
    'sold-out',
    'not-sold',
    'code-unknown',
    'code-not-now',
    'code-used-up',
    'code-too-little',
    'code-not-for-these',
    'no-shipping',
    'shipping-gone',
  ]),
  /** The line it is about; null when it is about the whole cart. */
  lineId: nullable(Id),
  /** The code it is about; empty otherwise. */
  code: Type.String(),
  /** In plain words. */
  message: Type.String(),
  /** Price or quantity, as it was shown last and as it is; null where there is none. */
  before: nullable(Type.Integer()),
  now: nullable(Type.Integer()),
})
export type Problem = Static<typeof Problem>

export const Priced = Type.Object({
  lines: Type.Array(PricedLine),
  codes: Type.Array(AppliedCode),
  totals: Totals,
  /** Grams. */
  weight: Type.Integer(),
  shipping: Type.Array(ShippingOffer),
  problems: Type.Array(Problem),
})
export type Priced = Static<typeof Priced>
