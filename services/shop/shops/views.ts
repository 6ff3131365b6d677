import { missingIn } from './missing.ts'
import type { ShopRecord } from './record.ts'
import type { Shop } from './schemas.ts'

export function toShop(shop: ShopRecord): Shop {
  const { id, handle, name, tagline, description, email, language, currency, country, address } = shop
  const { tax, shipping, payments, look, isOpen, isStripeConnected, addedAt, updatedAt } = shop
  return {
    ...{ id, handle, name, tagline, description, email, language, currency, country, address },
    ...{ tax, shipping, payments, look, isOpen, isStripeConnected, addedAt, updatedAt },
    missing: missingIn(shop),
  }
}
