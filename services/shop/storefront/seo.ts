// What search engines and previews of links are told about a page. Pure: it follows from what the page shows.
import { type ShopImage, shopImageUrl } from '../images/schemas.ts'
import { plainText } from './plain-text.ts'
import { type StorefrontPage, storefrontPath } from './schemas.ts'
import { structuredData } from './structured-data.ts'

export interface Seo {
  title: string
  description: string
  /** The address under which the page is known, without what only chooses a part of a list. */
  canonical: string
  isIndexed: boolean
  /** Open Graph's type. */
  type: 'website' | 'product' | 'article'
  /** An address; null where the page has no image. */
  image: string | null
  /** Objects of schema.org. */
  structured: readonly object[]
}

/** `origin` is the studio's address, without a slash at its end. */
export function seoOf(page: StorefrontPage, origin: string): Seo {
  const { shop, view } = page
  const facts = factsOf(page)
  return {
    title: facts.title === shop.name ? titled(shop.name, shop.tagline) : titled(facts.title, shop.name),
    description: facts.description || shop.tagline || plainText(shop.descriptionHtml),
    canonical: origin + storefrontPath(shop.handle, facts.path),
    // A search's pages have no end, and the rest is personal or not there.
    isIndexed: !page.isPreview && !['search', 'cart', 'order', 'orders', 'missing'].includes(view.kind),
    type: view.kind === 'product' ? 'product' : view.kind === 'page' ? 'article' : 'website',
    image: facts.image ? origin + shopImageUrl(facts.image, 1280, 'fit') : null,
    structured: structuredData(page, origin),
  }
}

interface Facts {
  title: string
  description: string
  path: string
  image: ShopImage | null
}

function factsOf({ shop, view }: StorefrontPage): Facts {
  const plain = (title: string, path: string): Facts => ({ title, path, description: '', image: null })
  switch (view.kind) {
    case 'home':
      return {
        ...plain(shop.name, ''),
        image: view.hero ?? view.home.newest.find(({ image }) => image !== null)?.image ?? null,
      }
    case 'category':
      return {
        ...plain(view.category.title, `/categories/${view.category.slug}`),
        description: plainText(view.category.description),
        image: view.category.image,
      }
    case 'product':
      return {
        title: view.product.metaTitle || view.product.title,
        description: view.product.metaDescription || plainText(view.product.descriptionHtml),
        path: `/products/${view.product.slug}`,
        image: view.product.images[0] ?? null,
      }
    case 'page':
      return {
        ...plain(view.page.title, `/pages/${view.page.kind}`),
        description: plainText(view.page.bodyHtml),
      }
    case 'search':
      return plain(view.choice.q ? `“${view.choice.q}”` : 'All products', '/search')
    case 'faq':
      return plain('Questions and answers', '/faq')
    case 'cart':
      return plain('Your cart', '/cart')
    case 'checkout':
      // It says nothing of its own, so it counts as a part of the first page.
      return plain('Checkout', '')
    case 'order':
      return plain('Your order', `/orders/${view.id}`)
    case 'orders':
      return plain('Your orders', '/orders')
    case 'missing':
      return plain('There is nothing here', '')
  }
}

const titled = (first: string, second: string) => (second ? `${first} · ${second}` : first)
