// Reads what a price depends on today, with a few requests however many lines there are.
import type { DiscountUses, UseLimits } from '../discounts/uses.ts'
import { isPublic, type ProductRecord } from '../products/record.ts'
import { available, type StockRecord } from '../stock/record.ts'
import type { DiscountRule, PricingInput, PricingShop, SoldVariant, WantedLine } from './input.ts'
import { priceCart } from './price-cart.ts'
import type { Priced } from './schemas.ts'

export type DiscountCodeRule = DiscountRule & UseLimits

export interface PricingDeps {
  products: {
    /** In this order; null for what is not a product any more. */
    many(ids: readonly string[]): Promise<readonly (ProductRecord | null)[]>
  }
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

export type UnpricedLine = Omit<WantedLine, 'sold'>

export interface QuoteQuery {
  /** `id` is the owner's. */
  shop: PricingShop & { id: string }
  /** The variants of which prices may be asked. */
  lines: readonly Pick<UnpricedLine, 'productId' | 'variantId'>[]
  codes: readonly string[]
  /** Decides about codes that a customer may use only so often; null while it is not known. */
  email: string | null
}

export interface PriceQuery {
  lines: readonly UnpricedLine[]
  destination: PricingInput['destination']
}

export type PricingQuery = QuoteQuery & PriceQuery

export interface PricedLines extends Pick<Quote, 'limits'> {
  priced: Priced
}

/** Prices as they are at one moment, for several carts of the same variants. */
export interface Quote {
  price(query: PriceQuery): Priced
  /** The limits of the codes that exist, by the discounts' ids. */
  limits: ReadonlyMap<string, UseLimits>
}

export type Pricing = ReturnType<typeof createPricing>

export function createPricing({ products, stock, discounts, uses, now }: PricingDeps) {
  async function codesOf({ shop, codes, email }: QuoteQuery) {
    const entered = [...new Set(codes.map((code) => code.toUpperCase()))]
    if (entered.length === 0) return []
    const rules = await discounts.byCodes(shop.id, entered)
    const usedUp = await uses.usedUp(rules, email)
    return entered.map((code) => {
      const discount = rules.find((rule) => rule.code?.toUpperCase() === code) ?? null
      return { code, discount, isUsedUp: discount !== null && usedUp.has(discount.id) }
    })
  }

  async function quote(query: QuoteQuery): Promise<Quote> {
    const { shop, lines } = query
    const productIds = [...new Set(lines.map(({ productId }) => productId))]
    const [found, inStock, sales, codes] = await Promise.all([
      products.many(productIds),
      stock.stockOf(lines.map(({ variantId }) => variantId)),
      lines.length === 0 ? [] : discounts.salesOf(shop.id),
      codesOf(query),
    ])
    const byId = new Map(found.flatMap((product) => (product ? [[product.id, product] as const] : [])))
    const soldOf = ({ productId, variantId }: UnpricedLine) =>
      soldVariant(shop.id, variantId, byId.get(productId), inStock.get(variantId))
    const limits = codes.flatMap(({ discount }) => (discount ? [[discount.id, discount] as const] : []))
    return {
      limits: new Map(limits),
      price: ({ lines: wanted, destination }) =>
        priceCart({
          ...{ shop, destination, sales, codes, now: now() },
          lines: wanted.map((line) => ({ ...line, sold: soldOf(line) })),
        }),
    }
  }

  return {
    quote,

    /** What these lines cost now. Nothing is believed of what a customer says except for what they want. */
    async priceLines(query: PricingQuery): Promise<PricedLines> {
      const { price, limits } = await quote(query)
      return { priced: price(query), limits }
    },
  }
}

/** Null for what this shop does not sell: another shop's, a draft, an archived or removed one. */
export function soldVariant(
  ownerId: string,
  variantId: string,
  product: ProductRecord | undefined,
  stock: StockRecord | undefined,
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
