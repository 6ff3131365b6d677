import { markdownToHtml } from '../storefront/markdown.ts'
import { offeredPayments } from './payments.ts'
import type { ShopRecord } from './record.ts'
import type { PublicShop } from './schemas.ts'

export type PublicView = (shop: ShopRecord) => PublicShop

/** A shop as everybody sees it. */
export function toPublicShop(shop: ShopRecord, studio: { takesTestCards: boolean }): PublicShop {
  const { handle, name, tagline, description, email, language, currency, country, look, pages } = shop
  return {
    ...{ handle, name, tagline, email, language, currency, country, look, pages },
    descriptionHtml: markdownToHtml(description),
    pricesIncludeTax: shop.tax.pricesIncludeTax,
    countries: countriesOf(shop),
    payments: offeredPayments(shop, studio),
  }
}

/** Null where one method goes everywhere. */
function countriesOf({ shipping }: ShopRecord): string[] | null {
  if (shipping.some(({ countries }) => countries.length === 0)) return null
  return [...new Set(shipping.flatMap(({ countries }) => countries))].sort()
}
