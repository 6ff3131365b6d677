// https://www.sitemaps.org/protocol.html
import { escapeHtml } from '../platform/html.ts'

/** A file may name 50,000 addresses. */
const MOST = 50_000

/** Addresses with the time of their last change, RFC 3339. */
export function sitemapOf(entries: readonly (readonly [address: string, changed: string])[]): string {
  const urls = entries
    .slice(0, MOST)
    .map(
      ([address, at]) => `<url><loc>${escapeHtml(address)}</loc><lastmod>${escapeHtml(at)}</lastmod></url>`,
    )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>\n`
}
