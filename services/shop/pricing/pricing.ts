// Reads what a price depends on today, with a few requests however many lines there are.
import type { DiscountUses, UseLimits } from '../discounts/uses.ts'
import { isPublic, type ProductRecord } from '../products/record.ts'
import { available, type StockRecord } from '../stock/record.ts'
import type { DiscountRule, PricingShop, SoldVariant, WantedLine } from './input.ts'
import { priceCart } from './price-cart.ts'
import type { Priced } from './schemas.ts'

export type DiscountCodeRule = DiscountRule & UseLimits

export interface PricingDeps {
  products: { productsOf(ids: Iterable<string>): Promise<ReadonlyMap<string, ProductRecord>> }
  stock: { stockOf(variantIds: Iterable<string>): Promise<ReadonlyMap<string, StockRecord>> }
  discounts: {
    /** The shop's discounts without a code. */
    salesOf(ownerId: string): Promise<readonly DiscountRule[]>
    /** Those that have one of these codes, which are in upper case. */
    byCodes(ownerId: string, codes: readonly string[]): Promise<readonly DiscountCodeRule[]>
  }
  uses: DiscountUses
  now: () => number
}

export interface PricingQuery {
  /** `id` is the owner's. */
  shop: PricingShop & { id: string }
  destination: { country: string; shippingMethodId: string | null }
  lines: readonly Omit<WantedLine, 'sold'>[]
  codes: readonly string[]
  /** Decides about codes that a customer may use only so often; null while it is not known. */
  email: string | null
}

export interface PricedLines {
  priced: Priced
  /** The limits of the codes that count, by the discounts' ids. */
  limits: ReadonlyMap<string, UseLimits>
}

export type Pricing = ReturnType<typeof createPricing>

export function createPricing({ products, stock, discounts, uses, now }: PricingDeps) {
  async function codesOf({ shop, codes, email }: PricingQuery) {
    const entered = [...new Set(codes.map((code) => code.toUpperCase()))]
    if (entered.length === 0) return []
    const rules = await discounts.byCodes(shop.id, entered)
    const usedUp = await uses.usedUp(rules, email)
    return entered.map((code) => {
      const discount = rules.find((rule) => rule.code?.toUpperCase() === code) ?? null
      return { code, discount, isUsedUp: discount !== null && usedUp.has(discount.id) }
    })
  }

  return {
    /** What these lines cost now. Nothing is believed of what a customer says except for what they want. */
    async priceLines(query: PricingQuery): Promise<PricedLines> {
      const { shop, lines, destination } = query
      const [found, inStock, sales, codes] = await Promise.all([
        products.productsOf(lines.map(({ productId }) => productId)),
        stock.stockOf(lines.map(({ variantId }) => variantId)),
        lines.length === 0 ? [] : discounts.salesOf(shop.id),
        codesOf(query),
      ])
      const wanted = lines.map((line) => ({
        ...line,
        sold: soldVariant(shop.id, line, {
          product: found.get(line.productId),
          stock: inStock.get(line.variantId),
        }),
      }))
      const priced = priceCart({ shop, destination, lines: wanted, sales, codes, now: now() })
      return {
        priced,
        limits: new Map(
          codes.flatMap(({ discount }) => (discount ? [[discount.id, discount] as const] : [])),
        ),
      }
    },
  }
}

interface Read {
  product: ProductRecord | undefined
  stock: StockRecord | undefined
}

/** Null for what this shop does not sell: another shop's, a draft, an archived or removed one. */
export function soldVariant(
  ownerId: string,
  { variantId }: { variantId: string },
  { product, stock }: Read,
): SoldVariant | null {
  const variant = product?.variants.find(({ id }) => id === variantId)
  if (!product || !variant || product.ownerId !== ownerId) return null
  if (!isPublic(product) || !stock?.isSold || stock.productId !== product.id) return null
  const { title, slug, taxClass, categoryIds, images } = product
  const { sku, price, weight, options } = variant
  return {
    ...{ title, slug, taxClass, categoryIds, sku, price, weight },
    variantTitle: options.join(', '),
    image: images[0] ?? null,
    available: available(stock),
  }
}
