import { storefrontPath } from '../../../../services/shop/storefront/schemas.ts'

/** What is below a shop's address. */
const BELOW = /^\/(products|categories|pages|faq|search|cart|orders)(\/|$)/

/**
 * The address to which an answer's link leads, if that is a page of this shop. Null for everywhere else: an answer must
 * not lead customers away, whoever made it say so.
 */
export function shopLink(
  href: string,
  { handle, origin }: { handle: string; origin: string },
): string | null {
  if (!URL.canParse(href, origin)) return null
  const url = new URL(href, origin)
  if (url.origin !== origin) return null
  const rest = url.search + url.hash
  const shop = storefrontPath(handle)
  if (url.pathname === shop || url.pathname.startsWith(`${shop}/`)) return url.pathname + rest
  return href.startsWith('/') && BELOW.test(url.pathname) ? shop + url.pathname + rest : null
}
