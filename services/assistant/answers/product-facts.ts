// A product's data in words: prices, what is in stock, attributes, categories.
import { formatMoney } from '../../shop/money/schemas.ts'
import type { CurrentSource, CurrentVariant } from '../knowledge/shop-knowledge.ts'

export interface Form {
  /** ISO 4217. */
  currency: string
  /** BCP 47. */
  language: string
}

/** More variants than these are told by the lowest and the highest price. */
export const MOST_VARIANTS = 6

export const moneyIn =
  ({ currency, language }: Form) =>
  (amount: number): string =>
    formatMoney(amount, currency, language)

/** Lines for evidence; empty for everything but products. */
export function productFacts({ product, attributes, categories }: CurrentSource, form: Form): string[] {
  if (!product) return []
  return [
    `Price: ${pricesOf(product, form).join(', ')}`,
    `Availability: ${availabilityOf(product)}`,
    // Only their prices are told one by one where there are few.
    ...(product.variants.length > MOST_VARIANTS ? [`Options: ${optionsOf(product)}`] : []),
    ...attributes.map(({ name, values }) => `${name}: ${values.join(', ')}`),
    ...(categories.length > 0 ? [`Category: ${categories.join(', ')}`] : []),
  ]
}

type Product = NonNullable<CurrentSource['product']>

/** `€6.25 (250 g)` for each variant, or the range of the prices. */
export function pricesOf({ listed, variants }: Product, form: Form): string[] {
  const money = moneyIn(form)
  const before = listed.compareAt === null ? '' : `, before ${money(listed.compareAt)}`
  if (listed.price === listed.highestPrice && variants.length > 1 && variants.length <= MOST_VARIANTS)
    return [`${money(listed.price)} (${variants.map(variantName).join(', ')}${before})`]
  if (variants.length > 1 && variants.length <= MOST_VARIANTS) {
    const cheapest = variants.find(({ price }) => price === listed.price)
    return variants.map((variant) => {
      const name = variantName(variant)
      const was = variant === cheapest ? before : ''
      return name === '' ? money(variant.price) + was : `${money(variant.price)} (${name}${was})`
    })
  }
  if (listed.price === listed.highestPrice)
    return [`${money(listed.price)}${before && ` (${before.slice(2)})`}`]
  return [`${money(listed.price)} to ${money(listed.highestPrice)}`]
}

/** `S, M, L; White, Navy` */
export function optionsOf({ variants }: Pick<Product, 'variants'>): string {
  const axes = variants[0]?.options.map((_, at) => [
    ...new Set(variants.map(({ options }) => options[at] ?? '')),
  ])
  return (axes ?? []).map((values) => values.join(', ')).join('; ')
}

export const variantName = ({ options }: CurrentVariant): string => options.join(' / ')

export function availabilityOf({ listed, variants }: Product): string {
  if (!listed.isInStock) return 'sold out'
  const gone = variants.filter(({ isInStock }) => !isInStock)
  if (gone.length === 0 || gone.length > MOST_VARIANTS) return 'in stock'
  return `in stock, except ${gone.map(variantName).join(', ')}, which is sold out`
}
