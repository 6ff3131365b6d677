import { ownRecord } from '../../platform/ownership.ts'
import type { ShopRecord } from './record.ts'

/** The person's shop. Throws AppError `not-found`. */
export const ownShop = (shop: ShopRecord | null, ownerId: string): ShopRecord =>
  ownRecord(shop, ownerId, 'shop')
