import type { Product, ProductStatus, Variant } from '../../../../../services/shop/products/schemas.ts'
import type { Tone } from '../../../ui/badge.tsx'
import { formatMoney } from '../money/amounts.ts'

export const STATUS_WORDS: Record<ProductStatus, { label: string; tone: Tone }> = {
  draft: { label: 'Draft', tone: 'neutral' },
  published: { label: 'Published', tone: 'ok' },
  archived: { label: 'Archived', tone: 'warn' },
}

/** What of a variant can still be sold; null when it is not counted. */
export const sellable = ({ onHand, reserved }: Pick<Variant, 'onHand' | 'reserved'>): number | null =>
  onHand === null ? null : Math.max(0, onHand - reserved)

/** Below this many pieces a stock is called low. */
const LOW = 5

export function stockTone(variant: Pick<Variant, 'onHand' | 'reserved'>): 'none' | 'low' | 'enough' {
  const left = sellable(variant)
  if (left === null || left >= LOW) return 'enough'
  return left === 0 ? 'none' : 'low'
}

/** "€4.50", or "€4.50 – €9.00" where variants differ. */
export function priceWords({ variants }: Pick<Product, 'variants'>, currency: string): string {
  const prices = variants.map(({ price }) => price)
  const [least, most] = [Math.min(...prices), Math.max(...prices)]
  return least === most
    ? formatMoney(least, currency)
    : `${formatMoney(least, currency)} – ${formatMoney(most, currency)}`
}

/** "12 in 3 variants", "not counted". */
export function stockWords({ variants }: Pick<Product, 'variants'>): string {
  const counted = variants.flatMap(({ onHand }) => (onHand === null ? [] : [onHand]))
  if (counted.length === 0) return 'Not counted'
  const sum = counted.reduce((total, each) => total + each, 0).toLocaleString('en')
  return counted.length < variants.length ? `${sum}, some not counted` : sum
}

/** "M, blue"; the product's own name where it has no options. */
export const variantName = (variant: Pick<Variant, 'options'>, title = 'Only variant'): string =>
  variant.options.join(', ') || title
