// All that the shop says about a source now, in words: what an answer that cites it may claim.
import type { CurrentSource } from '../knowledge/shop-knowledge.ts'

/** `decimals` of the shop's currency. */
export function evidenceOf(source: CurrentSource, decimals: number): string {
  const { title, text, attributes, categories, product } = source
  const amount = (minor: number) => (minor / 10 ** decimals).toFixed(decimals)
  const facts = product
    ? [
        `price costs cost from to now instead of before: ${amount(product.listed.price)} ${amount(product.listed.highestPrice)}`,
        ...(product.listed.compareAt === null
          ? []
          : [`reduced sale before ${amount(product.listed.compareAt)}`]),
        ...(product.listed.isOnSale ? ['on sale, reduced'] : []),
        product.listed.isInStock ? 'available, in stock' : 'sold out, not available, not in stock',
        ...product.variants.map(
          ({ options, price, isInStock }) =>
            `${options.join(' ')}: ${amount(price)} ${isInStock ? 'in stock' : 'sold out, not in stock'}`,
        ),
      ]
    : []
  return [
    title,
    text,
    ...attributes.map(({ name, values }) => `${name}: ${values.join(', ')}`),
    ...categories,
    ...facts,
  ].join('\n')
}
