import { AppError } from '../../platform/errors.ts'
import type { ShopReader } from './reader.ts'
import type { ShopRecord } from './record.ts'

export interface VisibleShop {
  shop: ShopRecord
  /** Whether only its owner sees it, so that no cache may keep it for others. */
  isPreview: boolean
}

/**
 * The shop with this handle, also by one that it had before. Throws AppError `not-found`: a closed shop looks to
 * everybody but its owner as if it did not exist. `accountId` is null for strangers.
 */
export async function visibleShop(
  reader: Pick<ShopReader, 'byHandle'>,
  handle: string,
  accountId: string | null,
): Promise<VisibleShop> {
  const shop = await reader.byHandle(handle)
  if (shop?.state !== 'live' || (!shop.isOpen && shop.ownerId !== accountId))
    throw new AppError('not-found', 'No such shop')
  return { shop, isPreview: !shop.isOpen }
}
