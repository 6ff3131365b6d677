// Schema.org for search engines: https://schema.org/Product, https://schema.org/BreadcrumbList,
// https://schema.org/Organization, https://schema.org/FAQPage.
import type { CategoryLink, PublicProduct } from '../catalogue/schemas.ts'
import { shopImageUrl } from '../images/schemas.ts'
import { toDecimal } from '../money/schemas.ts'
import { plainText } from './plain-text.ts'
import { type StorefrontPage, storefrontPath } from './schemas.ts'

const CONTEXT = 'https://schema.org'
/** Google asks for descriptions of at most 5000 characters. */
const LONGEST = 5000

export function structuredData({ shop, view }: StorefrontPage, origin: string): object[] {
  const address = (path = '') => origin + storefrontPath(shop.handle, path)
  const trail = (...steps: [title: string, path: string][]) => ({
    '@context': CONTEXT,
    '@type': 'BreadcrumbList',
    itemListElement: ([[shop.name, ''], ...steps] as const).map(([name, path], at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name,
      item: address(path),
    })),
  })
  const categoryStep = ({ title, slug }: CategoryLink): [string, string] => [title, `/categories/${slug}`]

  switch (view.kind) {
    case 'home':
      return [
        {
          '@context': CONTEXT,
          '@type': 'Organization',
          name: shop.name,
          url: address(),
          ...(shop.tagline && { slogan: shop.tagline }),
          ...(shop.email && { email: shop.email }),
        },
        {
          '@context': CONTEXT,
          '@type': 'WebSite',
          name: shop.name,
          url: address(),
          potentialAction: {
            '@type': 'SearchAction',
            target: `${address('/search')}?q={search_term_string}`,
            'query-input': 'required name=search_term_string',
          },
        },
      ]
    case 'category':
      return [trail(categoryStep(view.category))]
    case 'product': {
      const { product } = view
      const [category] = product.categories
      return [
        describeProduct(product, {
          currency: shop.currency,
          url: address(`/products/${product.slug}`),
          origin,
        }),
        trail(...(category ? [categoryStep(category)] : []), [product.title, `/products/${product.slug}`]),
      ]
    }
    case 'faq':
      return [
        {
          '@context': CONTEXT,
          '@type': 'FAQPage',
          mainEntity: view.faqs.map(({ question, answerHtml }) => ({
            '@type': 'Question',
            name: question,
            acceptedAnswer: { '@type': 'Answer', text: plainText(answerHtml, LONGEST) },
          })),
        },
      ]
    case 'page':
      return [trail([view.page.title, `/pages/${view.page.kind}`])]
    default:
      return []
  }
}

interface ProductPlace {
  currency: string
  url: string
  origin: string
}

function describeProduct(product: PublicProduct, { currency, url, origin }: ProductPlace): object {
  return {
    '@context': CONTEXT,
    '@type': 'Product',
    name: product.title,
    url,
    description: plainText(product.descriptionHtml, LONGEST),
    image: product.images.map((image) => origin + shopImageUrl(image, 1280, 'fit')),
    ...(product.variants[0]?.sku && { sku: product.variants[0].sku }),
    offers: product.variants.map((variant) => ({
      '@type': 'Offer',
      url,
      ...(variant.sku && { sku: variant.sku }),
      ...(variant.options.length > 0 && { name: variant.options.join(', ') }),
      price: toDecimal(variant.price, currency),
      priceCurrency: currency,
      availability: `${CONTEXT}/${AVAILABILITY[variant.availability]}`,
      itemCondition: `${CONTEXT}/NewCondition`,
    })),
  }
}

const AVAILABILITY = { in: 'InStock', few: 'LimitedAvailability', out: 'OutOfStock' } as const
