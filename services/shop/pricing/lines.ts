// A line on its way from what is wanted to what it costs.
import type { DiscountRule, GoodsLine, PricingInput } from './input.ts'
import { priceChanged } from './problems.ts'
import type { Obtainable } from './quantities.ts'
import { salePrice } from './sales.ts'
import type { PricedLine, Problem } from './schemas.ts'

export const listWorth = ({ sold, quantity }: Obtainable) => sold.price * quantity

export function toGoods({ wanted, sold, quantity }: Obtainable, sales: readonly DiscountRule[]): GoodsLine {
  const product = { productId: wanted.productId, categoryIds: sold.categoryIds }
  const unitPrice = salePrice(sold.price, product, sales)
  return { wanted, sold, quantity, unitPrice, subtotal: unitPrice * quantity, discount: 0 }
}

export function toPriced(
  line: GoodsLine,
  taxed: { rate: number; tax: number },
  isIncluded: boolean,
): PricedLine {
  const { wanted, sold, quantity, unitPrice, subtotal, discount } = line
  const { id, productId, variantId, note } = wanted
  const { title, variantTitle, sku, slug, image, weight, taxClass } = sold
  return {
    ...{ id, productId, variantId, title, variantTitle, sku, slug, image, note, quantity, weight },
    ...{ listPrice: sold.price, unitPrice, subtotal, discount },
    ...{ taxClass, taxRate: taxed.rate, tax: taxed.tax },
    total: subtotal - discount + (isIncluded ? 0 : taxed.tax),
  }
}

export function priceProblem({ wanted, unitPrice }: GoodsLine, currency: string): Problem[] {
  const isAsSeen = wanted.seenPrice === null || wanted.seenPrice === unitPrice
  return isAsSeen ? [] : [priceChanged(wanted, unitPrice, currency)]
}

/** Back in the order of the cart, whatever order they were worked out in. */
export function inCartOrder<Item>(
  items: readonly Item[],
  { lines }: PricingInput,
  idOf: (item: Item) => string | null,
): Item[] {
  const places = new Map<string | null, number>(lines.map(({ id }, index) => [id, index]))
  return [...items].sort((a, b) => (places.get(idOf(a)) ?? 0) - (places.get(idOf(b)) ?? 0))
}
