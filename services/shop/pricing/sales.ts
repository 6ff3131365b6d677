// Sales are discounts without a code: they lower unit prices, for everybody.
import { type Discounted, isAbout, isTooEarly, isTooLate, reduced } from './discount-rules.ts'
import type { DiscountRule } from './input.ts'

/** The sales that count now, for goods of this value at the catalogue's prices. */
export function salesNow(sales: readonly DiscountRule[], now: number, goods: number): DiscountRule[] {
  return sales.filter(
    (sale) =>
      sale.code === null &&
      sale.isActive &&
      !isTooEarly(sale, now) &&
      !isTooLate(sale, now) &&
      goods >= sale.minTotal,
  )
}

/** A unit price after the best of these sales, which all count now. */
export function salePrice(price: number, product: Discounted, sales: readonly DiscountRule[]): number {
  const prices = sales.filter((sale) => isAbout(sale, product)).map((sale) => reduced(price, sale))
  return Math.min(price, ...prices)
}

export interface OnSale {
  id: string
  categoryIds: readonly string[]
  variants: readonly { id: string; price: number }[]
}

/**
 * The prices of a product's variants as lists show them, by the variants' ids. A sale that only counts from some value
 * of goods is not in them.
 */
export function salePrices(
  product: OnSale,
  sales: readonly DiscountRule[],
  now: number,
): ReadonlyMap<string, number> {
  const { id: productId, categoryIds } = product
  const counting = salesNow(sales, now, 0)
  return new Map(
    product.variants.map(({ id, price }) => [id, salePrice(price, { productId, categoryIds }, counting)]),
  )
}
