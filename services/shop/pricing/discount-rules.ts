import { proportion } from '../money/rounding.ts'
import type { DiscountRule } from './input.ts'

/** Basis points that are all of something. */
export const WHOLE = 10_000

export interface Discounted {
  productId: string
  categoryIds: readonly string[]
}

/** Whether a discount is about a product. */
export function isAbout({ productIds, categoryIds }: DiscountRule, product: Discounted): boolean {
  if (productIds.length === 0 && categoryIds.length === 0) return true
  return productIds.includes(product.productId) || product.categoryIds.some((id) => categoryIds.includes(id))
}

export function isTooEarly({ startsAt }: DiscountRule, now: number): boolean {
  return startsAt !== null && Date.parse(startsAt) > now
}

export function isTooLate({ endsAt }: DiscountRule, now: number): boolean {
  return endsAt !== null && Date.parse(endsAt) <= now
}

/**
 * What is left of an amount. A percentage is rounded once, half up on what is left; a fixed amount takes off no more
 * than there is.
 */
export function reduced(amount: number, { kind, value }: Pick<DiscountRule, 'kind' | 'value'>): number {
  switch (kind) {
    case 'percentage':
      return proportion(amount, WHOLE - Math.min(value, WHOLE), WHOLE)
    case 'fixed':
      return amount - Math.min(value, amount)
    case 'free-shipping':
      return amount
  }
}
