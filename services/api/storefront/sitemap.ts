// https://www.sitemaps.org/protocol.html
import { escapeHtml } from '../../platform/html.ts'
import type { StorefrontPages } from '../../shop/storefront/service.ts'

/** A file may name 50,000 addresses. */
const MOST = 50_000

/** `address` is that of the shop's home page. */
export function sitemapXml(
  address: string,
  updatedAt: string,
  { products, categories, pages }: Awaited<ReturnType<StorefrontPages['sitemap']>>,
): string {
  const entries: [path: string, changed: string][] = [
    ['', updatedAt],
    ...categories.map(({ slug, updatedAt: at }): [string, string] => [`/categories/${slug}`, at]),
    ...pages.map(({ kind, updatedAt: at }): [string, string] => [`/pages/${kind}`, at]),
    ...products.map(({ slug, updatedAt: at }): [string, string] => [`/products/${slug}`, at]),
  ]
  const urls = entries
    .slice(0, MOST)
    .map(
      ([path, at]) =>
        `<url><loc>${escapeHtml(address + path)}</loc><lastmod>${escapeHtml(at)}</lastmod></url>`,
    )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>\n`
}
