import type { StorefrontPages } from '../../shop/storefront/service.ts'
import { sitemapOf } from '../sitemap.ts'

/** `address` is that of the shop's home page. */
export const sitemapXml = (
  address: string,
  updatedAt: string,
  { products, categories, pages }: Awaited<ReturnType<StorefrontPages['sitemap']>>,
): string =>
  sitemapOf([
    [address, updatedAt],
    ...categories.map(({ slug, updatedAt: at }) => [`${address}/categories/${slug}`, at] as const),
    ...pages.map(({ kind, updatedAt: at }) => [`${address}/pages/${kind}`, at] as const),
    ...products.map(({ slug, updatedAt: at }) => [`${address}/products/${slug}`, at] as const),
  ])
