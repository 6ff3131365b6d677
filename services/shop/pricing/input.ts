// What a price depends on. All of it is given, so that the same input always costs the same.
import type { Discount } from '../discounts/schemas.ts'
import type { TaxClass } from '../money/schemas.ts'
import type { ShippingMethod, TaxSettings } from '../shops/schemas.ts'
import type { PricedLine } from './schemas.ts'

export interface PricingShop {
  currency: string
  country: string
  tax: TaxSettings
  shipping: readonly ShippingMethod[]
}

/** What decides about a discount; without a code it is a sale. */
export type DiscountRule = Pick<
  Discount,
  | 'id'
  | 'title'
  | 'code'
  | 'kind'
  | 'value'
  | 'productIds'
  | 'categoryIds'
  | 'minTotal'
  | 'startsAt'
  | 'endsAt'
  | 'isActive'
>

/** A variant that can be bought, as the catalogue has it now. */
export interface SoldVariant extends Pick<PricedLine, 'title' | 'variantTitle' | 'sku' | 'slug' | 'image'> {
  price: number
  /** Grams. */
  weight: number
  taxClass: TaxClass
  categoryIds: readonly string[]
  /** Null when it never runs out. */
  available: number | null
}

export interface WantedLine {
  id: string
  productId: string
  variantId: string
  note: string
  quantity: number
  /** The unit price that the customer was shown last; null when none was. */
  seenPrice: number | null
  /** What it was called then, for when it is no longer sold. */
  seenTitle: string
  /** Null when it is not sold. */
  sold: SoldVariant | null
}

export interface EnteredCode {
  /** As it was entered, in upper case. */
  code: string
  /** Null when the shop has no such code. */
  discount: DiscountRule | null
  /** Whether it was used as often as it may be, by all or by this customer. */
  isUsedUp: boolean
}

export interface PricingInput {
  shop: PricingShop
  destination: { country: string; shippingMethodId: string | null }
  lines: readonly WantedLine[]
  sales: readonly DiscountRule[]
  /** They count one after another. */
  codes: readonly EnteredCode[]
  /** Milliseconds since the epoch. */
  now: number
}

/** A line as it can be had, while its price is worked out. */
export interface GoodsLine {
  wanted: WantedLine
  sold: SoldVariant
  quantity: number
  unitPrice: number
  subtotal: number
  /** What codes have taken off so far. */
  discount: number
}

export const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0)

/** What goods cost after the discounts so far. */
export const worthOf = (lines: readonly GoodsLine[]): number =>
  sumOf(lines.map(({ subtotal, discount }) => subtotal - discount))
