// The demo shop as the assistant sees it, without a database.
import { CATALOGUE } from '../../shop/demo/catalogue.ts'
import { FAQS } from '../../shop/demo/faqs.ts'
import { slugOf } from '../../shop/demo/inputs.ts'
import { PAGES } from '../../shop/demo/pages.ts'
import type { SourceKind } from '../knowledge/schemas.ts'
import type { CurrentSource, ShopVocabulary } from '../knowledge/shop-knowledge.ts'
import type { Hit } from '../retrieval/schemas.ts'

const products = CATALOGUE.flatMap((category) => category.products.map((product) => ({ category, product })))

export function demoSources(): CurrentSource[] {
  return [
    ...products
      .filter(({ product }) => !product.isDraft)
      .map(({ category, product }): CurrentSource => {
        const { title, description, attributes, variants } = product
        const slug = slugOf(title)
        const prices = variants.map(({ price }) => price)
        const [cheapest = variants[0]] = variants.toSorted((one, other) => one.price - other.price)
        const hasSizes = variants.length > 1
        return {
          ...sourceOf('product', slug, title, description, `/products/${slug}`),
          attributes: Object.entries(attributes).map(([name, values]) => ({ name, values })),
          categories: [category.title],
          product: {
            listed: {
              id: slug,
              title,
              slug,
              image: null,
              price: Math.min(...prices),
              highestPrice: Math.max(...prices),
              compareAt: cheapest?.compareAt ?? null,
              isOnSale: variants.some(({ compareAt }) => compareAt !== null),
              isInStock: variants.some(({ onHand }) => onHand > 0),
            },
            variants: variants.map(({ size, sku, price, onHand }) => ({
              id: sku,
              options: hasSizes ? [size] : [],
              price,
              isInStock: onHand > 0,
            })),
          },
        }
      }),
    ...CATALOGUE.map(({ title, slug, description }) =>
      sourceOf('category', slug, title, description, `/categories/${slug}`),
    ),
    ...FAQS.map(({ question, answer }) =>
      sourceOf('faq', slugOf(question), question, answer, `/faq#${slugOf(question)}`),
    ),
    ...PAGES.map(({ kind, title, body }) => sourceOf('page', kind, title, body, `/pages/${kind}`)),
  ]
}

export const sourceOf = (
  kind: SourceKind,
  id: string,
  title: string,
  text: string,
  path = `/${id}`,
): CurrentSource => ({
  ref: { kind, id },
  title,
  text,
  attributes: [],
  options: [],
  categories: [],
  path,
  product: null,
})

/** A product with one variant. */
export function productOf(
  id: string,
  title: string,
  {
    price,
    text = '',
    attributes = [],
    isInStock = true,
  }: {
    price: number
    text?: string
    attributes?: CurrentSource['attributes']
    isInStock?: boolean
  },
): CurrentSource {
  const listed = { id, title, slug: id, image: null, price, highestPrice: price, compareAt: null }
  return {
    ...sourceOf('product', id, title, text, `/products/${id}`),
    attributes,
    product: {
      listed: { ...listed, isOnSale: false, isInStock },
      variants: [{ id: `${id}-1`, options: [], price, isInStock }],
    },
  }
}

export const DEMO_VOCABULARY: ShopVocabulary = {
  currency: 'EUR',
  language: 'en',
  categories: CATALOGUE.map(({ slug, title }) => ({ slug, title })),
  attributes: [...new Set(products.flatMap(({ product }) => Object.keys(product.attributes)))].map(
    (name) => ({
      name,
      values: [...new Set(products.flatMap(({ product }) => product.attributes[name] ?? []))],
    }),
  ),
}

export const hitOf = ({ ref, title }: CurrentSource): Hit => ({
  ...{ ref, title, part: 0, score: 0.03 },
  ...{ lexicalRank: 1, semanticRank: 1, lexicalScore: 1, similarity: 0.7 },
})
