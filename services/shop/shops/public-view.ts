import { markdownToHtml } from '../storefront/markdown.ts'
import type { ShopRecord } from './record.ts'
import type { PaymentMethod, PublicShop } from './schemas.ts'

/** A shop as everybody sees it. */
export function toPublicShop(shop: ShopRecord): PublicShop {
  const { handle, name, tagline, description, email, language, currency, country, look, pages } = shop
  return {
    ...{ handle, name, tagline, email, language, currency, country, look, pages },
    descriptionHtml: markdownToHtml(description),
    pricesIncludeTax: shop.tax.pricesIncludeTax,
    countries: countriesOf(shop),
    payments: paymentsOf(shop),
  }
}

/** Null where one method goes everywhere. */
function countriesOf({ shipping }: ShopRecord): string[] | null {
  if (shipping.some(({ countries }) => countries.length === 0)) return null
  return [...new Set(shipping.flatMap(({ countries }) => countries))].sort()
}

function paymentsOf({ payments, isStripeConnected }: ShopRecord): PaymentMethod[] {
  const methods: [PaymentMethod, boolean][] = [
    ['stripe', payments.stripe.isOn && isStripeConnected],
    ['invoice', payments.invoice.isOn],
    ['test-card', payments.testCard.isOn],
  ]
  return methods.flatMap(([method, isOffered]) => (isOffered ? [method] : []))
}
